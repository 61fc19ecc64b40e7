import { join } from "node:path";
import { Mistake } from "../command/mistake.ts";
import { repository } from "../workspace/paths.ts";
import { pnpm } from "../workspace/pnpm.ts";
import type { Scratch } from "../workspace/testing/scratch.ts";

/** Adds a brand to a scratch clone, runs every test and check of the types there, and takes the brand away again. */
export async function rehearse(scratch: Scratch, output: Pick<Console, "log">): Promise<void> {
  const { root } = scratch;
  // What the new brand does not touch was built and tested here already, and is taken from there.
  const env = { TURBO_CACHE_DIR: join(repository, ".turbo/cache"), TURBO_TELEMETRY_DISABLED: "1" };
  const step = async (name: string, work: () => Promise<void>): Promise<void> => {
    const start = performance.now();
    await work();
    output.log(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  };
  await step("install", () => pnpm(root, ["install", "--frozen-lockfile", "--prefer-offline"]));
  await step("brand:new", () =>
    pnpm(root, ["brand:new", "acme", "--title", "Acme CRM", "--alt-type", "location"]),
  );
  await step("tests and types of the brand", () =>
    pnpm(root, ["exec", "turbo", "run", "test", "types", "--filter=@crm-invoices/acme"], env),
  );
  await step("every other test", () => pnpm(root, ["test"], env));
  await step("formatting and generated files", async () => {
    await pnpm(root, ["check:format"]);
    await pnpm(root, ["generate", "--check"]);
  });
  await step("brand:remove", () => pnpm(root, ["brand:remove", "acme"]));
  const left = await scratch.git("status", "--porcelain", "--untracked-files=all");
  if (left !== "") {
    throw new Mistake(`After brand:remove these files are not as before brand:new:\n${left}`);
  }
}
