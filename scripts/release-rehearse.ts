import { interruptible } from "./command/interruptible.ts";
import { runCommand } from "./command/run-command.ts";
import { startRegistry } from "./release/rehearse/registry.ts";
import { rehearseReleases } from "./release/rehearse/releases.ts";
import { createScratch } from "./workspace/scratch.ts";
import { createSteps } from "./workspace/steps.ts";

await runCommand(() =>
  interruptible(async (stop) => {
    const scratch = await createScratch({ linked: false });
    try {
      const registry = await startRegistry();
      try {
        await rehearseReleases(scratch, registry, createSteps(console, stop));
      } finally {
        await registry.close();
      }
    } finally {
      await scratch.remove();
    }
  }),
);
