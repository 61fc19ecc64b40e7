/** How many calls are under way at the same time. */
const together = 24;

/** Makes a call of each, the next one as soon as any has ended: many wait for a limit of time, and none for those. */
export async function eachOf<Item>(
  items: IterableIterator<Item>,
  call: (item: Item) => Promise<void>,
): Promise<void> {
  const callInTurn = async () => {
    for (const item of items) await call(item);
  };
  await Promise.all(Array.from({ length: together }, callInTurn));
}
