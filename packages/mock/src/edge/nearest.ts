import { editDistance } from "../nearest-name.ts";
import type { ListedOperation } from "../prism/operations.ts";

/** The operation whose method and path look most like what was asked for. */
export function nearestOperation(
  operations: readonly ListedOperation[],
  method: string,
  path: string,
): ListedOperation | undefined {
  const wanted = path.slice(0, longest).split("/").slice(1, mostSegments);
  let best: { operation: ListedOperation; distance: number } | undefined;
  for (const operation of operations) {
    const penalty = operation.method.toUpperCase() === method ? 0 : methodPenalty;
    const distance = pathDistance(wanted, operation.path.split("/").slice(1)) + penalty;
    if (!best || distance < best.distance) best = { operation, distance };
  }
  return best?.operation;
}

const longest = 300;
const mostSegments = 12;
const methodPenalty = 0.4;
const parameterCost = 0.3;

/** How many segments have to be put in, left out or changed, a change counting for the part of it that differs. */
function pathDistance(wanted: readonly string[], template: readonly string[]): number {
  return editDistance(wanted, template, (one, other) =>
    one === other
      ? 0
      : other.startsWith("{")
        ? parameterCost
        : editDistance([...one], [...other], (a, b) => (a === b ? 0 : 1)) /
          Math.max(one.length, other.length, 1),
  );
}
