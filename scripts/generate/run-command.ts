import { Mistake } from "./mistake.ts";

/** Runs the work of a command; a mistake of its user ends it with exit code 1 and the mistake's words alone. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // Node reports a wrong flag as a TypeError with a code.
    const expected = error instanceof Mistake || (error instanceof TypeError && "code" in error);
    console.error(expected ? error.message : error);
    process.exitCode = 1;
  }
}
