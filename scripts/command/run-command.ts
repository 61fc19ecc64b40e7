import { report } from "./report.ts";

/** Runs the work of a command; a mistake of its user ends it with exit code 1 and the mistake's words alone. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  const code = await report(console, async () => {
    await work();
    return 0;
  });
  if (code !== 0) process.exitCode = code;
}
