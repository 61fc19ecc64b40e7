import { interruptible } from "./command/interruptible.ts";
import { runCommand } from "./command/run-command.ts";
import { installTools, listTools } from "./tools/install.ts";
import { repository } from "./workspace/paths.ts";

await runCommand(() =>
  interruptible(async (signal) => {
    const named = process.argv.slice(2);
    const waiting = named.length > 0 ? named : await listTools(repository);
    const installNext = async () => {
      for (let name = waiting.shift(); name; name = waiting.shift()) {
        await installTools(repository, name, { signal });
      }
    };
    // An install waits for the registry most of the time, so that several go on at once.
    await Promise.all(Array.from({ length: 4 }, installNext));
  }),
);
