import { spawn } from "node:child_process";
import { repository } from "./workspace/paths.ts";
import { turboCommand } from "./workspace/turbo.ts";

const { program, parameters, env } = turboCommand(repository, process.argv.slice(2));
const child = spawn(program, parameters, { env, stdio: "inherit" });
// Ctrl-C reaches turbo by itself; what else ends this is meant for it too.
process.on("SIGINT", () => {});
for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
child.on("close", (code) => {
  process.exitCode = code ?? 1;
});
