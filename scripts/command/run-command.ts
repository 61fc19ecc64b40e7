import { report } from "./report.ts";

/** Runs the work of a command as {@link report} does, and leaves the exit code to the process. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  const code = await report(console, async () => {
    await work();
    return 0;
  });
  if (code !== 0) process.exitCode = code;
}
