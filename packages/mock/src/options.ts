import { isObject } from "@crm-invoices/openapi";
import { boolean, type Check, faultOf, text, texts } from "./control/change.ts";
import { type Contract, contracts } from "./documents.ts";
import type { Names, PublishedNames } from "./names.ts";
import type { Provider } from "./provider.ts";

/** The options of a mock server, whatever documents it serves. */
export interface ServerOptions {
  /** The port to listen on. Each further brand takes the next one; 0 takes free ports. Default: 0. */
  readonly port?: number | undefined;
  /** The address to listen on. Default: `127.0.0.1`, which accepts connections from this machine only. */
  readonly host?: string | undefined;
  /** Whether to serve all brands on one port, each below `/<brand>`, instead of one port per brand. Default: false. */
  readonly onePort?: boolean | undefined;
  /**
   * The key that `/__mock` requires in the header `X-Mock-Key` if other machines can reach the mock. Default: a random key.
   */
  readonly key?: string | undefined;
  /** The size limit of a request body, in bytes. Default: 1,048,576 (1 MiB). */
  readonly bodyLimit?: number | undefined;
  /** How long the headers of a request may take to arrive, in milliseconds. Default: 10,000. */
  readonly headersTimeout?: number | undefined;
  /** How long a whole request may take to arrive, in milliseconds. Default: 15,000. */
  readonly requestTimeout?: number | undefined;
  /**
   * Origins whose pages may inspect and control the mock, below `/__mock`, such as `https://app.example:8443`. Those of this
   * machine always may, and the API itself is open to every page. Default: none.
   */
  readonly allowOrigins?: readonly string[] | undefined;
  /**
   * The contract against which requests and responses are validated. `documented` accepts only what the publisher documents.
   * `observed` also accepts what callers report to work, and says so in the header `X-Mock-Undocumented`.
   * Default: `observed`.
   */
  readonly contract?: Contract | undefined;
  /** The accepted values of the header `Version`, to test how others fail once retired. Default: all of the contract. */
  readonly versions?: readonly string[] | undefined;
  /**
   * Whether to refuse some values that the contract allows, such as malformed email addresses; the control `strictValues`
   * lists them. This is a rule of the mock, not of the API. Default: false.
   */
  readonly strictValues?: boolean | undefined;
  /** Responds to valid calls before the examples of the document do. Default: none. */
  readonly provider?: Provider | undefined;
  /** Waits for the delay of a control, in milliseconds; a test can pass a function that does not wait. Default: a timer. */
  readonly sleep?: ((milliseconds: number, signal: AbortSignal) => Promise<void>) | undefined;
}

/** The options of {@link startMock}. At least one brand is required. */
export interface MockOptions<Named extends Names = PublishedNames> extends ServerOptions {
  /** The id of the brand to serve, one of `listBrands()`. */
  readonly brand?: Named["brand"] | undefined;
  /** The ids of several brands to serve. */
  readonly brands?: readonly Named["brand"][] | undefined;
  /**
   * A folder with your own OpenAPI documents, `<brand>.json` for each brand. The types do not know their names, so write
   * `startMock<Names>({ documents, brand })`, which takes any. Default: the documents of `@crm-invoices/spec`.
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
