import { rehearse } from "./brand/rehearse.ts";
import { createScratch } from "./brand/testing/scratch.ts";
import { Mistake } from "./generate/mistake.ts";

const scratch = await createScratch({ linked: false });
try {
  await rehearse(scratch, console);
} catch (error) {
  console.error(error instanceof Mistake ? error.message : error);
  process.exitCode = 1;
} finally {
  await scratch.remove();
}
