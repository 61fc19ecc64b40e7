import { parseFlags } from "./command/flags.ts";
import { runCommand } from "./command/run-command.ts";
import { checkPacked, checkRelease } from "./release/check.ts";
import { repository } from "./workspace/paths.ts";

const usage = `pnpm release:check [--packed]

Refuses packed packages that are not fit to be published, and generated files that are not what spec/ gives.
  --packed  only the packages`;

await runCommand(async () => {
  const flags = parseFlags(process.argv.slice(2), usage, { packed: { type: "boolean" } });
  if (flags === undefined) {
    console.log(usage);
    return;
  }
  const names = await (flags.values.packed ? checkPacked : checkRelease)(repository);
  console.log(names.length > 0 ? `Fit to be published: ${names.join(", ")}.` : "Nothing is packed.");
});
