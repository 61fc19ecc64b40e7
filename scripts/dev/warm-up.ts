import type { Snapshot } from "./snapshot.ts";
import type { Workers } from "./workers.ts";

const rounds = 3;
const brandsInARound = 2;

/** Judges for nothing until it is stopped, for the first time takes a worker twice as long as the fifth. */
export async function warmUp(
  root: string,
  workers: Workers,
  snapshot: Snapshot,
  stop: AbortSignal,
): Promise<void> {
  for (let round = 0; round < rounds && !stop.aborted; round += 1) {
    const [description] = await Promise.all([
      workers.judge("bundleDescription", { root }),
      workers.judge("lintDescription", { root }),
    ]);
    for (const { brand } of snapshot.brands.slice(0, brandsInARound)) {
      if (stop.aborted || !description.ok) return;
      const draft = await workers.judge("draftDocuments", { root, brand, description: description.value });
      if (stop.aborted || !draft.ok) return;
      const task = { root, brand, documents: draft.value };
      await Promise.all([workers.judge("lintDocuments", task), workers.judge("lintDocuments", task)]);
    }
  }
}
