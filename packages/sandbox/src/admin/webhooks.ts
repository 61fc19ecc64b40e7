import type { ProviderRoute } from "@crm-invoices/mock";
import type { Settings } from "../settings.ts";
import { collectWebhooks } from "../webhooks/collected.ts";
import { type Fault, readFault } from "../webhooks/fault.ts";
import { publicKeys } from "../webhooks/keys.ts";
import { enterWorld, setFaults } from "../worlds/world.ts";
import { AdminError, countOf, fieldsOf, route } from "./route.ts";

/** Shows what was sent to the receiver of the webhooks, or would have been, and makes it go wrong. */
export function webhookRoutes({ store, keys, beginning }: Settings): ProviderRoute[] {
  return [
    route("GET", "/webhooks", (world, { query }) =>
      store.transaction(async (transaction) => ({
        webhooks: await collectWebhooks(transaction, keys, world, {
          after: countOf(query, "after", 0, Number.MAX_SAFE_INTEGER),
          limit: countOf(query, "limit", 1000, 10_000),
        }),
      })),
    ),
    route("GET", "/webhooks/keys", async () => publicKeys(keys)),
    route("GET", "/webhooks/faults", (name) =>
      store.transaction(async (transaction) => {
        const { faults } = await enterWorld(transaction, name, beginning);
        return { faults: faults.filter((fault) => "fault" in fault) };
      }),
    ),
    route("POST", "/webhooks/faults", (name, { body }) =>
      store.transaction(async (transaction) => {
        const faults = faultsOf(fieldsOf(body)["faults"]);
        const world = await enterWorld(transaction, name, beginning);
        const held = world.faults.filter((fault) => "held" in fault);
        await setFaults(transaction, name, [...faults, ...held]);
        return { faults };
      }),
    ),
  ];
}

function faultsOf(given: unknown): Fault[] {
  if (!Array.isArray(given) || given.length > 100) {
    throw new AdminError(
      'The body must be an object such as { "faults": [{ "fault": "duplicate", "type": "InvoicePaid" }] }',
    );
  }
  return given.map((each, index) => {
    const fault = readFault(each);
    if (typeof fault === "string") throw new AdminError(`faults.${index}.${fault}`);
    return fault;
  });
}
