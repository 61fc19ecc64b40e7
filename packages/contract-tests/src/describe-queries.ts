import type { ClientOptions } from "@crm-invoices/core";
import type { MutationOptions, QueryCache, QueryOptions } from "@crm-invoices/core/tanstack-query";
import { type Mock, type Names, startMock } from "@crm-invoices/mock";
import { listOperations } from "@crm-invoices/openapi";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { MutationObserver, QueryClient, QueryObserver } from "@tanstack/query-core";
import { readDocument } from "./document.ts";

type Queries = Readonly<Record<string, unknown>> & {
  readonly keys: Readonly<Record<string, readonly string[]>>;
  readonly getInvoice: (request: {
    readonly invoiceId: string;
  }) => QueryOptions<{ readonly status: string }, string, object>;
};

interface Payment {
  readonly invoiceId: string;
  readonly body: { readonly mode: "cash"; readonly notes: string; readonly amount: number };
}

type Mutations = Readonly<Record<string, unknown>> & {
  readonly recordInvoicePayment: () => MutationOptions<{ readonly success: boolean }, string, Payment>;
};

/** A brand's package as these tests see it. */
export interface QueryingPackage<Client> {
  readonly brand: { readonly id: string };
  readonly createClient: (options: ClientOptions<never>) => Client;
  readonly createQueries: (client: Client, altId: string) => object;
  readonly createMutations: (client: Client, altId: string, cache: QueryCache) => object;
}

const isQueries = (queries: object): queries is Queries => "getInvoice" in queries;
const isMutations = (mutations: object): mutations is Mutations => "recordInvoicePayment" in mutations;

const invoiceId = "6578278e879ad2646715ba9c";
const payment: Payment = { invoiceId, body: { mode: "cash", notes: "Paid", amount: 999 } };

/** Runs the options of a brand's queries and mutations in TanStack Query, against its mock. */
export function describeQueries<Client>(brand: QueryingPackage<Client>): void {
  const operations = listOperations(readDocument(`${brand.brand.id}.observed`));
  let mock: Mock<Names>;

  beforeAll(async () => {
    mock = await startMock<Names>({ brand: brand.brand.id });
  });

  afterAll(() => mock?.close());

  /** Queries and mutations of an account, and the requests that they send. */
  function start(altId = "account-1", answer: (request: Request) => Promise<Response> = fetch) {
    const requests: Request[] = [];
    const client = brand.createClient({
      token: "any",
      altId: "of-the-client",
      baseUrl: mock.url,
      retries: 0,
      fetch: (input, init) => {
        const request = new Request(input, init);
        requests.push(request.clone());
        return answer(request);
      },
    });
    const cache = new QueryClient({
      defaultOptions: { queries: { retry: 3, retryDelay: 0 }, mutations: { retry: 3, retryDelay: 0 } },
    });
    const queries = brand.createQueries(client, altId);
    const mutations = brand.createMutations(client, altId, cache);
    if (!isQueries(queries) || !isMutations(mutations)) throw new Error("There are no options for invoices.");
    return { requests, cache, queries, mutations };
  }

  const lost = async () => Response.json({}, { status: 503 });

  describe("queries and mutations", () => {
    test("there are options for every operation: of a query if it reads, else of a mutation", () => {
      const { queries, mutations } = start();
      const ids = (reads: boolean) =>
        operations.filter(({ method }) => (method === "GET") === reads).map(({ id }) => id);
      expect(Object.keys(queries).sort()).toEqual(["keys", ...ids(true)].sort());
      expect(Object.keys(mutations).sort()).toEqual(ids(false).sort());
    });

    test("a query resolves with what the API answers, for the account that is named", async () => {
      const { requests, cache, queries } = start();
      const { status } = await cache.fetchQuery(queries.getInvoice({ invoiceId }));
      expect(status).toEqual(expect.any(String));
      expect(requests[0]?.url).toContain("altId=account-1");
    });

    test("accounts share no cache", async () => {
      const { cache, queries } = start();
      const options = queries.getInvoice({ invoiceId });
      await cache.fetchQuery(options);
      const other = start("account-2").queries.getInvoice({ invoiceId });
      expect([cache.getQueryData(options.queryKey), cache.getQueryData(other.queryKey)]).toEqual([
        expect.anything(),
        undefined,
      ]);
    });

    test("a query that fails throws the client's error, and is not retried once more", async () => {
      const { requests, cache, queries } = start("account-1", lost);
      const failing = cache.fetchQuery(queries.getInvoice({ invoiceId }));
      await expect(failing).rejects.toMatchObject({ name: "ServerError", status: 503 });
      expect(requests).toHaveLength(1);
    });

    test("a query that nobody wants any more is aborted", async () => {
      const { cache, queries, requests } = start("account-1", () => new Promise(() => {}));
      const options = queries.getInvoice({ invoiceId });
      const observer = new QueryObserver(cache, options);
      const leave = observer.subscribe(() => {});
      await new Promise((resolve) => setTimeout(resolve));
      leave();
      expect(cache.getQueryState(options.queryKey)?.fetchStatus).toBe("idle");
      expect(requests).toHaveLength(1);
    });

    test.each([
      ["succeeds", undefined],
      ["fails, as it may have been carried out", lost],
    ])("a mutation that %s makes what it changes be read again, and nothing else", async (_, answer) => {
      const { cache, queries, mutations } = start("account-1", answer);
      const keys = [
        queries.getInvoice({ invoiceId }).queryKey,
        queries.keys["settings"] ?? [],
        start("account-2").queries.getInvoice({ invoiceId }).queryKey,
      ];
      for (const key of keys) cache.setQueryData(key, {});
      const observer = new MutationObserver(cache, mutations.recordInvoicePayment());
      await observer.mutate(payment).catch(() => {});
      expect(keys.map((key) => cache.getQueryState(key)?.isInvalidated)).toEqual([true, false, false]);
    });

    test("a mutation is sent once, for the account that is named, whatever the defaults say", async () => {
      const { requests, cache, mutations } = start("account-1", lost);
      const observer = new MutationObserver(cache, mutations.recordInvoicePayment());
      const failing: Promise<unknown> = observer.mutate(payment);
      await expect(failing).rejects.toMatchObject({ name: "ServerError", uncertain: true });
      expect(requests).toHaveLength(1);
      expect(await requests[0]?.json()).toMatchObject({ altId: "account-1", amount: 999 });
    });
  });
}
