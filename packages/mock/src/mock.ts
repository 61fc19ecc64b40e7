import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { isObject } from "@crm-invoices/openapi";
import { brandState } from "./brand-state.ts";
import { unknownIn } from "./control/change.ts";
import { type ControlChange, Controls } from "./control/rules.ts";
import { type Bundle, readBundles } from "./documents.ts";
import { checkRoutes } from "./edge/admin.ts";
import type { FindSite, ServerContext, SitePath } from "./edge/context.ts";
import { createGuard, isLocalName } from "./edge/guard.ts";
import { createHandler } from "./edge/handler.ts";
import { listen, type RunningServer } from "./edge/server.ts";
import { checkFilter } from "./log/filter.ts";
import { type RequestFilter, type RequestListener, RequestLog, type RequestRecord } from "./log/requests.ts";
import type { Names, PublishedNames } from "./names.ts";
import { withNearest } from "./nearest-name.ts";
import { checkOptions, type MockOptions, optionChecks, type ServerOptions } from "./options.ts";
import { checkOwnDocument } from "./own-document.ts";
import { createAssets } from "./page/assets.ts";
import { checkedChanges } from "./respond/check-control.ts";
import { judgeCall } from "./respond/judge-call.ts";
import { createRespond } from "./respond/respond.ts";
import { createSite, type Site, served } from "./site.ts";
import type { MockState } from "./state.ts";

export type { MockOptions, ServerOptions };

/**
 * A running mock.
 *
 * @typeParam Named The names of brands and operations that it takes. Default: those of the published documents.
 */
export interface Mock<Named extends Names = PublishedNames> {
  /** The id of the brand, or of the first of several. */
  readonly brand: string;
  /** The base URL of that brand for a client, without a trailing slash. */
  readonly url: string;
  /** The base URL of each brand, by its id. */
  readonly urls: Readonly<Partial<Record<Named["brand"], string>>>;
  /** The key that `/__mock` requires in the header `X-Mock-Key`; undefined if only this machine can reach the mock. */
  readonly key: string | undefined;
  /**
   * Changes how the mock responds from now on. A change is merged into the control for the same requests.
   *
   * @example
   * mock.control({ operation: "recordInvoicePayment", status: 429 });
   * mock.control({ client: "test-7", failureRate: { rate: 0.2, seed: 1 } });
   *
   * @throws Error that names the field, when the control is not valid; also when the controls would exceed 1,000 or 4 MiB.
   */
  control(change: ControlChange<Named> | readonly ControlChange<Named>[]): void;
  /**
   * Resets all controls, or those of one client, and the data of the provider. The controls are reset immediately; the
   * promise resolves once the provider is.
   *
   * @param client The value of the header `X-Mock-Client`. Default: all clients.
   */
  reset(client?: string): Promise<void>;
  /** What it serves, which controls are in force, and what it was asked. */
  state(): MockState;
  /**
   * What the app under test has sent: those of the latest 100 requests that match, oldest first.
   *
   * @example
   * const [payment] = mock.requests({ operation: "recordInvoicePayment" });
   * payment?.body; // { mode: "cash", amount: 10, … }
   *
   * @throws Error that names the nearest brand or operation, when the given one does not exist.
   */
  requests(filter?: RequestFilter<Named>): readonly RequestRecord[];
  /** Calls the listener after each response. Returns a function that removes the listener. */
  onRequest(listener: RequestListener): () => void;
  /**
   * Serves another document from the next request on. Connections stay open.
   *
   * @param document The documented contract, as an OpenAPI document.
   * @param brand The id of the brand. Default: the first one.
   * @param observed The observed contract. Default: `document`.
   * @throws Error when the document cannot be read; the mock then keeps serving the current one.
   */
  reload(document: object, brand?: Named["brand"], observed?: object): Promise<void>;
  /**
   * Reads another document to serve it later. Takes the parameters of {@link Mock.reload}.
   *
   * @returns A function that serves the document from the next request on.
   * @throws Error when the document cannot be read.
   */
  prepare(document: object, brand?: Named["brand"], observed?: object): Promise<() => void>;
  /** Stops the mock, closes open connections and the provider. Calling it again does nothing. */
  close(): Promise<void>;
}

/**
 * Starts a mock server for one brand or several. It validates each request against the brand's OpenAPI document and responds
 * with an example from it. Without a provider it keeps no state. Amounts are in major currency units: 999 is $999.00.
 *
 * @example
 * const mock = await startMock({ brand: "highlevel" });
 * const response = await fetch(`${mock.url}/invoices/abc/send`, { method: "POST" });
 * response.status; // 401: the token is missing
 * await mock.close();
 *
 * @throws Error that lists the known brands, and suggests the nearest, when a brand is unknown.
 * @throws Error that names the option, when it is unknown or not valid, or the port, when it is in use.
 */
export function startMock<Named extends Names = PublishedNames>(
  options: MockOptions<Named>,
): Promise<Mock<Named>>;
export async function startMock(given: MockOptions<Names>): Promise<Mock<Names>> {
  checkOptions(given, "startMock", optionChecks);
  const { brand, brands, documents, ...options } = given;
  const ids = [...(brand === undefined ? [] : [brand]), ...(brands ?? [])];
  return startMockOf(readBundles(ids, documents), options);
}

const mebibyte = 1024 * 1024;

/** Starts a mock server of bundles, whatever the spec package holds. */
export async function startMockOf(
  bundles: readonly Bundle[],
  options: ServerOptions = {},
): Promise<Mock<Names>> {
  const {
    port = 0,
    host = "127.0.0.1",
    onePort = false,
    headersTimeout = 10_000,
    requestTimeout = 15_000,
    contract = "observed",
    provider,
    versions,
    strictValues = false,
  } = options;
  const sites = new Map<string, Site>();
  for (const bundle of bundles) sites.set(bundle.brand, createSite(bundle, contract));
  const [first] = sites.keys();
  if (first === undefined)
    throw new Error("A mock needs a brand; name one with brand or several with brands.");

  const controls = new Controls();
  const log = new RequestLog();
  const urls: Record<string, string> = {};
  const context: ServerContext = {
    sites,
    controls,
    log,
    provider,
    respond: createRespond(controls, provider, { versions, strictValues }),
    guard: createGuard(host, options.allowOrigins ?? []),
    key: isLocalName(host) ? undefined : (options.key ?? randomBytes(12).toString("base64url")),
    state: () => ({
      brands: [...sites.values()].map((site) => brandState(site, urls[site.brand] ?? "")),
      controls: controls.list(),
      strictValues,
      requests: log.recent(),
      violations: log.violations,
    }),
    async reset(client) {
      controls.reset(client);
      await provider?.reset?.(client);
    },
    bodyLimit: options.bodyLimit ?? mebibyte,
    sleep: options.sleep ?? sleep,
    asset: createAssets(provider?.panel),
  };
  checkRoutes(context);
  const unknown = unknownIn(versions ?? [], served(sites));
  if (unknown !== undefined) throw new Error(`${unknown}.`);

  await provider?.start?.({ judge: (call) => judgeCall(sites, call) });

  const servers: RunningServer[] = [];
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= Promise.all(servers.map((server) => server.close())).then(() => provider?.close?.());
    return closing;
  };
  const open = async (findSite: FindSite, brand: string | undefined, offset: number): Promise<string> => {
    const address = { port: port && port + offset, host };
    const server = await listen(createHandler(context, findSite, brand), address, {
      headersTimeout: Math.min(headersTimeout, requestTimeout),
      requestTimeout,
    });
    servers.push(server);
    return server.url;
  };

  try {
    if (onePort) {
      const url = await open((path) => prefixed(sites, path), undefined, 0);
      for (const brand of sites.keys()) urls[brand] = `${url}/${brand}`;
    } else {
      for (const [offset, brand] of [...sites.keys()].entries()) {
        urls[brand] = await open((path) => sitePath(sites, brand, path), brand, offset);
      }
    }
  } catch (error) {
    await close();
    throw error;
  }

  const prepare = async (document: object, brand = first, observed?: object): Promise<() => void> => {
    const site = sites.get(brand);
    if (!site) {
      const statement = `The mock does not serve "${brand}"; it serves ${[...sites.keys()].join(", ")}.`;
      throw new Error(withNearest(statement, String(brand), sites.keys()));
    }
    for (const given of [document, observed]) if (isObject(given)) checkOwnDocument(given);
    const next = createSite({ brand, title: site.title, document, observed }, contract);
    return () => sites.set(brand, next);
  };

  return {
    brand: first,
    url: urls[first] ?? "",
    urls,
    key: context.key,
    control: (change) => controls.apply(checkedChanges(change, sites)),
    reset: context.reset,
    state: context.state,
    requests(filter = {}) {
      checkFilter(filter, served(sites));
      return log.matching(filter);
    },
    onRequest: (listener) => log.listen(listener),
    prepare,
    async reload(document, brand, observed) {
      const serve = await prepare(document, brand, observed);
      serve();
    },
    close,
  };
}

function sitePath(sites: ReadonlyMap<string, Site>, brand: string, path: string): SitePath | undefined {
  const site = sites.get(brand);
  return site && { site, path };
}

function prefixed(sites: ReadonlyMap<string, Site>, path: string): SitePath | undefined {
  const [, brand = "", ...segments] = path.split("/");
  return sitePath(sites, brand, `/${segments.join("/")}`);
}

/** Waits, or ends when nobody waits for it any more. */
const sleep: ServerContext["sleep"] = (milliseconds, signal) =>
  wait(milliseconds, undefined, { ref: false, signal }).catch(() => {});
