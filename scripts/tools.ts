import { interruptible } from "./command/interruptible.ts";
import { runCommand } from "./command/run-command.ts";
import { installTools } from "./tools/install.ts";
import { repository } from "./workspace/paths.ts";

await runCommand(() =>
  interruptible(async (signal) => {
    for (const name of process.argv.slice(2)) await installTools(repository, name, { signal });
  }),
);
