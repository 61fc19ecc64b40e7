import { listBrands, type Mock, startMock } from "@crm-invoices/mock";
import { checkNodeVersion } from "./node-version.ts";
import { readOptions, type SandboxOptions } from "./options.ts";
import { sandboxProvider } from "./provider.ts";
import { beginningOf } from "./seeds/beginning.ts";
import type { Tools } from "./settings.ts";
import { Store } from "./store/store.ts";
import { Deliverer } from "./webhooks/deliverer.ts";
import type { PublicKeys } from "./webhooks/key-options.ts";
import { loadKeys, publicKeys } from "./webhooks/keys.ts";
import { enterWorld, mainWorld } from "./worlds/world.ts";

export type { SandboxOptions };

/** A running sandbox: a mock that responds from stored data. */
export interface Sandbox extends Mock {
  /** The public keys to verify its webhooks with, SPKI as PEM. Pass them as the option `publicKey` of `verifyWebhook`. */
  readonly webhookKeys: PublicKeys;
}

/**
 * Starts a stateful server of the Invoices API for one brand or several. Amounts are in major currency units: 999 is $999.00.
 *
 * The header `X-Sandbox-Rules` of each response names the rules that decided it, and the evidence for each: stated (S),
 * documented (D), reported (R) or assumed (A).
 *
 * @example
 * const sandbox = await startSandbox({ brand: "highlevel", seed: "demo" });
 * const client = createClient({ token: "any", altId: "6578278e879ad2646715ba9c", baseUrl: sandbox.url });
 * const { data } = await client.getInvoice({ invoiceId: "6578278e879ad2646715ba9c" });
 * data?.status; // "sent"
 * await sandbox.close();
 *
 * @throws Error that names the option, folder, database or port that cannot be used, or the place in a seed.
 */
export async function startSandbox(given: SandboxOptions): Promise<Sandbox> {
  checkNodeVersion();
  const { options, place, seed, rules, evidence, timeZone, clock, ids, webhooks, receiver } =
    readOptions(given);
  const { brand, brands = [] } = options;
  const served = brand === undefined ? brands : [brand, ...brands];
  const store = await Store.open(place);
  const all = listBrands();
  const known = served.filter((id) => all.includes(id));
  const tools: Tools = { judge: () => [] };
  try {
    const keys = await loadKeys(store, webhooks);
    const deliverer = receiver && new Deliverer(store, receiver, keys);
    const settings = { rules, evidence, timeZone, ids, deliverer, tools };
    const beginning = { ...beginningOf(seed, known, settings), clock };
    const provider = sandboxProvider({ ...settings, brands: known, store, beginning, keys });
    const mock = await startMock({ ...options, provider });
    try {
      // A seed of one's own is held against the contract, which only a mock that has started can do.
      if (seed !== undefined && seed !== "demo")
        await store.transaction((first) => enterWorld(first, mainWorld, beginning));
      await deliverer?.start();
    } catch (error) {
      await mock.close();
      throw error;
    }
    return Object.assign(mock, { webhookKeys: publicKeys(keys) });
  } catch (error) {
    await store.close().catch(() => {});
    throw error;
  }
}
