import { join } from "node:path";
import { workspace } from "../workspace.ts";

const installed = join(workspace, "tools/platforms/node_modules");

/** The command that runs a module of a project with Deno, which reaches nothing but this machine. */
export const deno = (project: string): [string, ...string[]] => [
  "env",
  "DENO_NO_UPDATE_CHECK=1",
  `DENO_DIR=${join(project, ".deno")}`,
  join(installed, ".bin/deno"),
  "run",
  "--node-modules-dir=manual",
  "--no-remote",
  "--no-lock",
  "--allow-net=127.0.0.1",
  "--no-prompt",
];

/** The command that runs a module with Bun. */
export const bun = (): [string, ...string[]] => [
  "env",
  "DO_NOT_TRACK=1",
  "BUN_RUNTIME_TRANSPILER_CACHE_PATH=0",
  join(installed, `bun-${process.platform}-${process.arch}/bin/bun`),
];
