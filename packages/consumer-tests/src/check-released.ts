import { pendingBumps } from "@crm-invoices/scripts/changesets";
import { runCommand } from "@crm-invoices/scripts/command";
import { publishedPackages } from "@crm-invoices/scripts/packages";
import { judgeRelease } from "./released/judge.ts";
import { workspace } from "./workspace.ts";

await runCommand(async () => {
  const bumps = await pendingBumps(workspace);
  for (const each of await publishedPackages(workspace)) {
    const { verdict, says } = await judgeRelease(each, bumps.get(each.name));
    if (verdict === "refused") {
      console.error(says);
      process.exitCode = 1;
    } else {
      console.log(says);
    }
  }
});
