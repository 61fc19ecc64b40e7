import { join } from "node:path";
import { run } from "./run.ts";

/** How turbo is started in the project at `root`, on every system, without telemetry. */
export function turboCommand(root: string, parameters: readonly string[]) {
  return {
    program: process.execPath,
    parameters: [join(root, "node_modules/turbo/bin/turbo"), "run", ...parameters],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
  };
}

/** Runs tasks, as {@link run} does, and keeps what they print for the error that one throws. */
export async function turbo(root: string, tasks: readonly string[], signal?: AbortSignal): Promise<void> {
  const quiet = ["--output-logs=errors-only", "--log-order=grouped"];
  const { program, parameters, env } = turboCommand(root, [...tasks, ...quiet]);
  await run(program, parameters, { cwd: root, env, signal });
}
