import { join } from "node:path";
import { UserError } from "../command/user-error.ts";
import { repository } from "../workspace/paths.ts";
import { pnpm } from "../workspace/pnpm.ts";
import type { Scratch } from "../workspace/scratch.ts";
import type { Step } from "../workspace/steps.ts";

/** Adds a brand to a scratch clone, runs every test and check of the types there, and takes the brand away again. */
export async function rehearse(scratch: Scratch, step: Step): Promise<void> {
  // What the new brand does not touch was built and tested here already, and is taken from there.
  const env = {
    ...process.env,
    TURBO_CACHE_DIR: join(repository, ".turbo/cache"),
    TURBO_TELEMETRY_DISABLED: "1",
  };
  const command = (...parameters: string[]) => {
    return (signal: AbortSignal) => pnpm(parameters, { cwd: scratch.root, env, shown: true, signal });
  };
  await step("install", 900, command("install", "--frozen-lockfile", "--prefer-offline"));
  await step("brand:new", 900, command("brand:new", "acme", "--title", "Acme CRM", "--alt-type", "location"));
  await step(
    "tests and types of the brand",
    1800,
    command("exec", "turbo", "run", "test", "types", "--filter=@crm-invoices/acme"),
  );
  await step("every other test", 1800, command("test"));
  await step("formatting", 900, command("check:format"));
  await step("generated files", 900, command("generate", "--check"));
  await step("brand:remove", 900, command("brand:remove", "acme"));
  const left = await scratch.git("status", "--porcelain", "--untracked-files=all");
  if (left !== "") {
    throw new UserError(`After brand:remove these files are not as before brand:new:\n${left}`);
  }
}
