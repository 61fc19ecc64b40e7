import { join } from "node:path";

/** How turbo is started in the project at `root`, on every system, without telemetry. */
export function turboCommand(root: string, parameters: readonly string[]) {
  return {
    program: process.execPath,
    parameters: [join(root, "node_modules/turbo/bin/turbo"), "run", ...parameters],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
  };
}
