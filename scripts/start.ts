import { interruptible } from "./command/interruptible.ts";
import { start } from "./start/command.ts";
import { serve } from "./start/serve.ts";
import { repository } from "./workspace/paths.ts";

const code = await interruptible((signal) =>
  start(repository, process.argv.slice(2), console, { signal, serve }),
);
// The program that serves has an exit code of its own.
if (code !== 0) process.exitCode = code;
