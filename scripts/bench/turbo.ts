import { join } from "node:path";
import { pnpm } from "../workspace/pnpm.ts";

/** Runs tasks in a scratch clone as `pnpm turbo` does, with a cache that no other project shares; shows only what fails. */
export async function turbo(root: string, tasks: readonly string[]): Promise<void> {
  await runQuietly(root, ["-s", "turbo", ...tasks]);
}

/** As {@link turbo}, but turbo alone: what has to be generated, its own tasks generate. */
export async function turboAlone(root: string, tasks: readonly string[]): Promise<void> {
  await runQuietly(root, ["exec", "turbo", "run", ...tasks]);
}

async function runQuietly(cwd: string, parameters: readonly string[]): Promise<void> {
  const env = {
    ...process.env,
    CI: "true",
    TURBO_CACHE_DIR: join(cwd, ".turbo/cache"),
    TURBO_TELEMETRY_DISABLED: "1",
  };
  await pnpm([...parameters, "--output-logs=errors-only", "--log-order=grouped"], { cwd, env });
}

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
