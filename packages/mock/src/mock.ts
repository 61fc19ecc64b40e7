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
 * @typeParam Named the names of brands and operations that it takes. Default: those of the published documents.
 */
export interface Mock<Named extends Names = PublishedNames> {
  /** The brand, or the first of several. */
  readonly brand: string;
  /** Where that brand answers, without a slash at the end: the base URL for a client. */
  readonly url: string;
  /** Where each brand answers, by its id. */
  readonly urls: Readonly<Partial<Record<Named["brand"], string>>>;
  /** What `/__mock` demands in the header `X-Mock-Key`; undefined while only this machine can reach the mock. */
  readonly key: string | undefined;
  /**
   * Changes how the mock answers from now on.
   *
   * @example
   * mock.control({ operation: "recordInvoicePayment", status: 429 });
   * mock.control({ client: "test-7", failureRate: { rate: 0.2, seed: 1 } });
   *
   * @throws Error that names the field when the control cannot be meant.
   */
  control(change: ControlChange<Named> | readonly ControlChange<Named>[]): void;
  /**
   * Takes all controls back, or those of one client, and has the provider forget as much. The controls are taken back at
   * once; the promise is for the provider.
   */
  reset(client?: string): Promise<void>;
  state(): MockState;
  /**
   * The latest requests that match, at most 100 in all, oldest first: what the app under test has sent.
   *
   * @example
   * const [payment] = mock.requests({ operation: "recordInvoicePayment" });
   * payment?.body; // { mode: "cash", amount: 10, … }
   *
   * @throws Error that names the nearest brand or operation when there is none of that name.
   */
  requests(filter?: RequestFilter<Named>): readonly RequestRecord[];
  /** Tells about each request that has been answered; gives the function that ends it. */
  onRequest(listener: RequestListener): () => void;
  /**
   * Serves another document from the next request on; connections stay open.
   *
   * @param document the documented contract.
   * @param brand default: the first one.
   * @param observed the observed contract; without it the documented one holds for both.
   * @throws Error when Prism cannot read the document; the mock goes on with the one it has.
   */
  reload(document: object, brand?: Named["brand"], observed?: object): Promise<void>;
  /**
   * Reads another document, for the moment at which it is to be served; gives the function that serves it from the next
   * request on. Takes the same as {@link Mock.reload}.
   *
   * @throws Error when Prism cannot read the document.
   */
  prepare(document: object, brand?: Named["brand"], observed?: object): Promise<() => void>;
  /** Stops the mock, cuts the connections that are still open, and closes the provider. Closing again does nothing. */
  close(): Promise<void>;
}

/**
 * Starts a mock server of one brand or of several.
 *
 * It checks each request against the brand's OpenAPI document and answers with an example from it. It keeps no state by itself.
 *
 * @example
 * const mock = await startMock({ brand: "highlevel" });
 * const response = await fetch(`${mock.url}/invoices/abc/send`, { method: "POST" });
 * response.status; // 401: the token is missing
 * await mock.close();
 *
 * @throws Error that lists the known brands, and names the nearest, when there is no such brand.
 * @throws Error that names the option that cannot be used, and the port when it is taken.
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
