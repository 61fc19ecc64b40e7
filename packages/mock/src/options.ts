import { isObject } from "@crm-invoices/openapi";
import { boolean, type Check, faultOf, text, texts } from "./control/change.ts";
import { type Contract, contracts } from "./documents.ts";
import type { Names, PublishedNames } from "./names.ts";
import type { Provider } from "./provider.ts";

export interface ServerOptions {
  /** The port to listen on, or the first of several; 0 takes any free ones. Default: 0. */
  readonly port?: number | undefined;
  /** The address to listen on. Default: `127.0.0.1`, which only this machine can reach. */
  readonly host?: string | undefined;
  /** Serves all brands on one port, each below `/<brand>`, rather than each on a port of its own. Default: false. */
  readonly onePort?: boolean | undefined;
  /** What `/__mock` demands when the mock can be reached from other machines. Default: made up. */
  readonly key?: string | undefined;
  /** The most bytes a body may have. Default: 1 MiB. */
  readonly bodyLimit?: number | undefined;
  /** Milliseconds until the headers of a request must have arrived. Default: 10 000. */
  readonly headersTimeout?: number | undefined;
  /** Milliseconds until a whole request must have arrived. Default: 15 000. */
  readonly requestTimeout?: number | undefined;
  /**
   * The origins of pages that may see and change the mock itself, below `/__mock`, beside those of this machine. Default:
   * none. The API is open to every page.
   */
  readonly allowOrigins?: readonly string[] | undefined;
  /**
   * What requests and responses are held against: the contract as callers `observed` it, which also accepts what is known
   * to work although it is not documented, and says so in the header `X-Mock-Undocumented`; or as it is `documented`.
   * Default: `observed`.
   */
  readonly contract?: Contract | undefined;
  /** The values of `Version` that are accepted, to try out the retirement of the others. Default: all of the contract. */
  readonly versions?: readonly string[] | undefined;
  /**
   * Whether values are held to more than the contract demands, as the control `strictValues` says of single requests.
   * Default: false.
   */
  readonly strictValues?: boolean | undefined;
  /** Asked for the response to each accepted call before the examples of the document. Default: none. */
  readonly provider?: Provider | undefined;
  /** Waits out the delays that controls ask for, in milliseconds; a test may pass one that does not wait. */
  readonly sleep?: ((milliseconds: number, signal: AbortSignal) => Promise<void>) | undefined;
}

export interface MockOptions<Named extends Names = PublishedNames> extends ServerOptions {
  /** The id of the brand, one of those `listBrands` lists. */
  readonly brand?: Named["brand"] | undefined;
  /** The ids of several brands. */
  readonly brands?: readonly Named["brand"][] | undefined;
  /**
   * The folder of OpenAPI documents of your own, `<brand>.json` for each brand. Their names are not known to the types:
   * `startMock<Names>({ documents, brand })` takes any. Default: the documents of `@crm-invoices/spec`.
   */
  readonly documents?: string | undefined;
}

const longestTimeout = 2 ** 31 - 1;

export const filledText: Check = (value) =>
  value === "" ? "must not be empty; leave it out instead" : text(value);

export const number: Check = (value) => (Number.isFinite(value) ? undefined : "must be a number");

const wholeNumber =
  (lowest: number, highest: number): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= lowest && Number(value) <= highest
      ? undefined
      : `must be a whole number from ${lowest} to ${highest}`;

export const eitherOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.some((known) => known === value)
      ? undefined
      : `must be ${values.map((known) => JSON.stringify(known)).join(" or ")}`;

export const object: Check = (value) => (isObject(value) ? undefined : "must be an object");

/** What the options of a mock have to be. */
export const optionChecks = {
  brand: filledText,
  brands: texts,
  documents: filledText,
  port: wholeNumber(0, 65_535),
  host: filledText,
  onePort: boolean,
  key: filledText,
  bodyLimit: wholeNumber(0, Number.MAX_SAFE_INTEGER),
  headersTimeout: wholeNumber(1, longestTimeout),
  requestTimeout: wholeNumber(1, longestTimeout),
  allowOrigins: texts,
  contract: eitherOf(...contracts),
  versions: texts,
  strictValues: boolean,
  provider: object,
  sleep: (value) => (typeof value === "function" ? undefined : "must be a function"),
} satisfies Record<keyof MockOptions, Check>;

/** Says which field is unknown, null or has a wrong value; undefined when all are right. */
export function faultIn(
  value: Record<string, unknown>,
  what: string,
  checks: Readonly<Record<string, Check>>,
): string | undefined {
  const [empty] = Object.entries(value).find(([, field]) => field === null) ?? [];
  return empty === undefined
    ? faultOf(value, what, checks)
    : `${empty} must not be null; leave it out instead`;
}

/**
 * Holds options against what they have to be. A value is not repeated, as it may be a secret.
 *
 * @param owner the function that takes them.
 * @throws Error that names the option that is unknown or cannot be used, and what it has to be.
 */
export function checkOptions(options: unknown, owner: string, checks: Readonly<Record<string, Check>>): void {
  if (!isObject(options)) throw new Error(`${owner} takes an object, such as { brand: "highlevel" }.`);
  const fault = faultIn(options, `option of ${owner}`, checks);
  if (fault !== undefined) throw new Error(`${owner}: ${fault.replace(/(?<!\?)$/, ".")}`);
}
