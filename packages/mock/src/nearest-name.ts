/** The name that looks most like another one, when one does: at most a third of it differs. */
export function nearestName(wanted: string, names: Iterable<string>): string | undefined {
  const bound = Math.max(2, wanted.length / 3);
  let best: { name: string; distance: number } | undefined;
  for (const name of names) {
    const distance = editDistance([...wanted.toLowerCase().slice(0, longest)], [...name.toLowerCase()], same);
    if (distance <= bound && (!best || distance < best.distance)) best = { name, distance };
  }
  return best?.name;
}

/** A statement about a name that is unknown, with the known one that was probably meant, if there is one. */
export function withNearest(statement: string, wanted: string, names: Iterable<string>): string {
  const nearest = nearestName(wanted, names);
  return nearest === undefined ? statement : `${statement.replace(/\.$/, "")}; did you mean "${nearest}"?`;
}

const longest = 100;
const same = (one: string, other: string): number => (one === other ? 0 : 1);

/**
 * How much has to be put in, left out or changed to make one list of another.
 *
 * @param change what it costs to change one item into another, from 0 to 1.
 */
export function editDistance<Item>(
  from: readonly Item[],
  to: readonly Item[],
  change: (one: Item, other: Item) => number,
): number {
  let row = to.map((_, index) => index + 1);
  let left = 0;
  for (const [index, item] of from.entries()) {
    let diagonal = index;
    left = index + 1;
    const next: number[] = [];
    for (const [column, other] of to.entries()) {
      const above = row[column] ?? 0;
      left = Math.min(above + 1, left + 1, diagonal + change(item, other));
      diagonal = above;
      next.push(left);
    }
    row = next;
  }
  return row.at(-1) ?? from.length;
}
