import { rehearse } from "./brand/rehearse.ts";
import { interruptible } from "./command/interruptible.ts";
import { runCommand } from "./command/run-command.ts";
import { createScratch } from "./workspace/scratch.ts";
import { createSteps } from "./workspace/steps.ts";

await runCommand(() =>
  interruptible(async (stop) => {
    const scratch = await createScratch({ linked: false });
    try {
      await rehearse(scratch, createSteps(console, stop));
    } finally {
      await scratch.remove();
    }
  }),
);
