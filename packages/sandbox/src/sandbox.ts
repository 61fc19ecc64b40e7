import { listBrands, type Mock, type MockOptions, startMock } from "@crm-invoices/mock";
import { sandboxProvider } from "./provider.ts";
import type { Evidence } from "./rules/book.ts";
import { parseChoices, readChoices } from "./rules/choices.ts";
import type { RuleChoices } from "./rules/table.ts";
import { demo } from "./seeds/demo.ts";
import { Store } from "./store/store.ts";
import type { IdKind } from "./worlds/ids.ts";
import { emptyBeginning } from "./worlds/world.ts";

/** The options of a mock, but for the provider, which is the sandbox. */
export interface SandboxOptions extends Omit<MockOptions, "provider"> {
  /** The folder that keeps the data; it is made when it is not there. Default: they are kept in memory, and end with it. */
  readonly data?: string | undefined;
  /** The address of the PostgreSQL database that keeps the data; needs the package `pg`. Default: none. */
  readonly databaseUrl?: string | undefined;
  /** What each world begins with: `demo` has the invoice of the documented examples. Default: nothing. */
  readonly seed?: "demo" | undefined;
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
}

/** A running sandbox: a mock whose answers come from what it keeps. */
export interface Sandbox extends Mock {}

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
  ...options
}: SandboxOptions): Promise<Sandbox> {
  checkTimeZone(timeZone);
  const { brand, brands = [] } = options;
  const served = brand === undefined ? brands : [brand, ...brands];
  const choices = rules === undefined ? parseChoices(process.env["SANDBOX_RULES"] ?? "") : readChoices(rules);
  const store = await Store.open({ data, databaseUrl });
  const beginning = seed === "demo" ? demo(served.filter((id) => listBrands().includes(id))) : emptyBeginning;
  const provider = sandboxProvider({ store, beginning, rules: choices, evidence, timeZone, ids });
  try {
    return await startMock({ ...options, provider });
  } catch (error) {
    await store.close().catch(() => {});
    throw error;
  }
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
