import { interruptible } from "./command/interruptible.ts";
import { runCommand } from "./command/run-command.ts";
import { installTools, listTools } from "./tools/install.ts";
import { repository } from "./workspace/paths.ts";

await runCommand(() =>
  interruptible(async (signal) => {
    const named = process.argv.slice(2);
    for (const name of named.length > 0 ? named : await listTools(repository)) {
      await installTools(repository, name, { signal });
    }
  }),
);
