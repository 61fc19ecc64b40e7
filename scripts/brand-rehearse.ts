import { rehearse } from "./brand/rehearse.ts";
import { runCommand } from "./command/run-command.ts";
import { createScratch } from "./workspace/testing/scratch.ts";

await runCommand(async () => {
  const scratch = await createScratch({ linked: false });
  try {
    await rehearse(scratch, console);
  } finally {
    await scratch.remove();
  }
});
