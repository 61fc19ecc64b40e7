import { measurePipeline } from "./bench/pipeline.ts";
import { runCommand } from "./command/run-command.ts";
import { createScratch } from "./workspace/scratch.ts";

/**
 * What the pipeline costs from nothing, when nothing changed, and after an edit of one brand: `generate`, `build`,
 * `types`, `test` and `check:packages` of the whole workspace, as turbo runs them.
 */
await runCommand(async () => {
  const scratch = await createScratch({ linked: false });
  try {
    console.log(await measurePipeline(scratch));
  } finally {
    await scratch.remove();
  }
});
