import { join } from "node:path";
import { run } from "@crm-invoices/scripts/consumer";
import { workspace } from "./workspace.ts";

/** What publint and Are the Types Wrong find in a packed package; nothing when it is clean. */
export async function lintTarball(
  tarball: string,
  profile: "strict" | "esm-only" = "strict",
): Promise<readonly string[]> {
  const here = join(workspace, "tools/packages");
  const tool = (name: string, ...parameters: string[]) =>
    run(join(here, "node_modules/.bin", name), parameters, here).then(
      () => [],
      (error: unknown) => [String(error)],
    );
  const found = await Promise.all([
    tool("publint", "run", tarball, "--strict"),
    // Of ES modules alone, what TypeScript's oldest resolution and `require` make is no fault.
    tool("attw", tarball, "--profile", profile, "--no-color", "--no-emoji"),
  ]);
  return found.flat();
}
