import { type Output, report } from "../command/report.ts";
import { listBrandIds } from "../generate/brands.ts";
import { readDevFlags, usage } from "./flags.ts";
import { Session } from "./session.ts";

/** Runs `pnpm dev` in the project at `root` until it is told to stop; returns the exit code. */
export async function dev(
  root: string,
  parameters: readonly string[],
  output: Output,
  stop: AbortSignal,
): Promise<number> {
  return report(output, async () => {
    const flags = readDevFlags(parameters, await listBrandIds(root));
    if (flags === undefined) {
      output.log(usage);
      return 0;
    }
    // Told to stop while this was loading.
    if (stop.aborted) return 0;
    const session = new Session(root, { ...flags, output });
    const stopped = new Promise<void>((resolve) => {
      stop.addEventListener("abort", () => resolve(session.stop()), { once: true });
    });
    try {
      await session.start();
      await stopped;
    } finally {
      await session.stop();
    }
    return 0;
  });
}
