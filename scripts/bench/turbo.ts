import { join } from "node:path";
import { pnpm } from "../workspace/pnpm.ts";

/** Runs tasks in a scratch clone, with a cache that no other project shares; shows only what fails. */
export function turbo(root: string, tasks: readonly string[]): Promise<void> {
  const quiet = ["--output-logs=errors-only", "--log-order=grouped"];
  const env = { CI: "true", TURBO_CACHE_DIR: join(root, ".turbo/cache") };
  return pnpm(root, ["-s", "turbo", ...tasks, ...quiet], env);
}
