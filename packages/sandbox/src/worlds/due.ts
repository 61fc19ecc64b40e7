import type { StoreTransaction } from "../store/store.ts";

/** When the clock of a world has something to do next, as an ISO instant; undefined when never. */
export async function nextDue({ db }: StoreTransaction, world: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("records")
    .select("due")
    .where("world", "=", world)
    .where("due", "is not", null)
    .orderBy("due")
    .limit(1)
    .executeTakeFirst();
  return row?.due ?? undefined;
}
