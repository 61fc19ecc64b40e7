import type { ProviderRoute } from "@crm-invoices/mock";
import type { Settings } from "../settings.ts";
import type { StoreTransaction } from "../store/store.ts";
import { copyWorld, listWorlds, newSnapshotName, snapshotsOf } from "../worlds/copies.ts";
import { enterWorld, forgetWorlds, readWorld } from "../worlds/world.ts";
import { AdminError, fieldsOf, route } from "./route.ts";

/** Lists worlds, and keeps, brings back and copies them whole. */
export function worldRoutes({ store, beginning, deliverer }: Settings): ProviderRoute[] {
  return [
    route("GET", "/worlds", () =>
      store.transaction(async (transaction) => ({ worlds: await listWorlds(transaction) })),
    ),
    route("GET", "/snapshots", () =>
      store.transaction(async (transaction) => ({ snapshots: await snapshotsOf(transaction) })),
    ),
    route("DELETE", "/snapshots", (_, { query }) =>
      store.transaction(async (transaction) => {
        const id = query.get("snapshot") ?? "";
        await forgetWorlds(transaction, await snapshotName(transaction, id));
        return { snapshots: await snapshotsOf(transaction) };
      }),
    ),
    route("POST", "/snapshot", (world) =>
      store.transaction(async (transaction) => {
        await enterWorld(transaction, world, beginning);
        const { id, name } = newSnapshotName();
        await copyWorld(transaction, world, name);
        return { snapshot: id };
      }),
    ),
    route("POST", "/restore", (world, { body }) =>
      store.transaction(async (transaction) => {
        const id = textOf(body, "snapshot");
        const name = await snapshotName(transaction, id);
        await forgetWorlds(transaction, world);
        await copyWorld(transaction, name, world);
        // What had not been delivered is copied, too.
        transaction.afterwards(() => void deliverer?.deliver(world));
        return { snapshot: id };
      }),
    ),
    route("POST", "/fork", (world, { body }) =>
      store.transaction(async (transaction) => {
        const to = textOf(body, "to");
        await enterWorld(transaction, world, beginning);
        if ((await readWorld(transaction, to)) !== undefined) {
          throw new AdminError(
            `The world ${JSON.stringify(to)} already exists: reset it first, or choose another name`,
          );
        }
        await copyWorld(transaction, world, to);
        transaction.afterwards(() => void deliverer?.deliver(to));
        return { world: to };
      }),
    ),
  ];
}

/** The name under which a snapshot that there is is kept. */
async function snapshotName(transaction: StoreTransaction, id: string): Promise<string> {
  const { name } = newSnapshotName(id);
  if ((await readWorld(transaction, name)) !== undefined) return name;
  throw new AdminError(`There is no snapshot ${JSON.stringify(id)}; GET /__mock/snapshots lists them`);
}

function textOf(body: unknown, field: string): string {
  const value = fieldsOf(body)[field];
  if (typeof value !== "string" || value === "" || value.length > 200) {
    throw new AdminError(`${field} must be a string of 1 to 200 characters`);
  }
  return value;
}
