import type { ProviderRoute } from "@crm-invoices/mock";
import type { Settings } from "../settings.ts";
import { readJournal } from "../store/journal.ts";
import { readWorld } from "../worlds/world.ts";
import { countOf, route } from "./route.ts";

const most = 10_000;

/** Shows what happened in a world, oldest first: `?subject=ID`, `?after=SEQUENCE`, `?limit=1000`. */
export function journalRoutes({ store }: Settings): ProviderRoute[] {
  return [
    route("GET", "/journal", (world, { query }) =>
      store.transaction(async (transaction) => {
        const { layers } = (await readWorld(transaction, world)) ?? {};
        const lines = {
          subject: query.get("subject") ?? undefined,
          after: countOf(query, "after", 0, Number.MAX_SAFE_INTEGER),
          limit: countOf(query, "limit", 1000, most),
        };
        return { journal: layers === undefined ? [] : await readJournal(transaction, layers, lines) };
      }),
    ),
  ];
}
