import { listBrands, type Mock, type MockOptions, startMock } from "@crm-invoices/mock";
import { checkNodeVersion } from "./node-version.ts";
import { sandboxProvider } from "./provider.ts";
import type { Evidence } from "./rules/book.ts";
import { parseChoices, readChoices } from "./rules/choices.ts";
import type { RuleChoices } from "./rules/table.ts";
import { beginningOf } from "./seeds/beginning.ts";
import type { Seed } from "./seeds/seed.ts";
import type { Tools } from "./settings.ts";
import { Store } from "./store/store.ts";
import { Deliverer } from "./webhooks/deliverer.ts";
import { type KeyOptions, loadKeys, type PublicKeys, publicKeys } from "./webhooks/keys.ts";
import type { IdKind } from "./worlds/ids.ts";

/** The options of a mock, but for the provider, which is the sandbox, and documents of your own, which it has no rules for. */
export interface SandboxOptions extends Omit<MockOptions, "documents" | "provider"> {
  /** The folder that keeps the data; it is made when it is not there. Default: they are kept in memory, and end with it. */
  readonly data?: string | undefined;
  /** The address of the PostgreSQL database that keeps the data; needs the package `pg`. Default: none. */
  readonly databaseUrl?: string | undefined;
  /**
   * What each world begins with: `demo` has the invoice of the documented examples, `business` something of everything; or
   * data of your own. Default: nothing.
   */
  readonly seed?: "demo" | "business" | Seed | undefined;
  /**
   * Which choice holds for a rule instead of the first one, in all worlds. Default: what `SANDBOX_RULES` says, such as
   * `overpayment=accept,dates=days`.
   */
  readonly rules?: RuleChoices | undefined;
  /**
   * What answers may rest on: `documented` answers 501 to whatever only reports or assumptions could answer.
   * Default: `any`.
   */
  readonly evidence?: Evidence | undefined;
  /** The time zone of the location, in which days begin and end, such as `America/New_York`. Default: `UTC`. */
  readonly timeZone?: string | undefined;
  /** How ids of records are made: `random`, or `counted`, the same ones each time. Default: `random`. */
  readonly ids?: IdKind | undefined;
  /** Where webhooks are sent, and how they are signed. Default: they are collected, see `GET /__mock/webhooks`. */
  readonly webhooks?: WebhookSettings | undefined;
}

/** Where webhooks are sent, and how they are signed. */
export interface WebhookSettings extends KeyOptions {
  /** The address that each event is posted to, of http or https. Default: none. */
  readonly url?: string | undefined;
}

/** A running sandbox: a mock whose answers come from what it keeps. */
export interface Sandbox extends Mock {
  /** The public keys that its webhooks are verified with, SPKI as PEM: the option `publicKey` of `verifyWebhook`. */
  readonly webhookKeys: PublicKeys;
}

/**
 * Starts the Invoices API with state, for one brand or several. Amounts are in major currency units: 999 is $999.00.
 *
 * Each answer says in the header `X-Sandbox-Rules` which rules made it, and how sure they are.
 *
 * @example
 * const sandbox = await startSandbox({ brand: "highlevel", seed: "demo" });
 * // … calls to sandbox.url
 * await sandbox.close();
 *
 * @throws Error that names the option, the folder, the database or the port that cannot be used.
 */
export async function startSandbox({
  data,
  databaseUrl,
  seed,
  rules,
  evidence = "any",
  timeZone = "UTC",
  ids = "random",
  webhooks = {},
  ...options
}: SandboxOptions): Promise<Sandbox> {
  checkNodeVersion();
  checkTimeZone(timeZone);
  const receiver = webhooks.url === undefined ? undefined : receiverOf(webhooks.url);
  const { brand, brands = [] } = options;
  const served = brand === undefined ? brands : [brand, ...brands];
  const choices = rules === undefined ? parseChoices(process.env["SANDBOX_RULES"] ?? "") : readChoices(rules);
  const store = await Store.open({ data, databaseUrl });
  const all = listBrands();
  const known = served.filter((id) => all.includes(id));
  const tools: Tools = { judge: () => [] };
  try {
    const keys = await loadKeys(store, webhooks);
    const deliverer = receiver && new Deliverer(store, receiver, keys);
    const settings = { rules: choices, evidence, timeZone, ids, deliverer, tools };
    const beginning = beginningOf(seed, known, settings);
    const provider = sandboxProvider({ ...settings, brands: known, store, beginning, keys });
    const mock = await startMock({ ...options, provider });
    await deliverer?.start().catch(async (error: unknown) => {
      await mock.close();
      throw error;
    });
    return Object.assign(mock, { webhookKeys: publicKeys(keys) });
  } catch (error) {
    await store.close().catch(() => {});
    throw error;
  }
}

function receiverOf(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === "http:" || parsed?.protocol === "https:") return parsed;
  throw new Error(
    `"${url}" is no address that webhooks can be sent to; give one such as http://127.0.0.1:3000/webhooks.`,
  );
}

function checkTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
  } catch (error) {
    throw new Error(`There is no time zone "${timeZone}"; give a name such as America/New_York.`, {
      cause: error,
    });
  }
}
