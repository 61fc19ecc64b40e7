import {
  type CallOptions,
  type ClientOptions,
  InvoicesError,
  paginate,
  type Result,
} from "@crm-invoices/core";
import type { Mock, Names } from "@crm-invoices/mock";
import { isObject } from "@crm-invoices/openapi";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { altTypeOf } from "./document.ts";
import type { DocumentedResponse, Operation } from "./operations.ts";
import {
  altPlaceOf,
  brokenRequests,
  fromTheStart,
  fullRequest,
  requestTo,
  type Values,
  withoutAlt,
} from "./requests.ts";
import { replace } from "./schemas.ts";
import { locationOf, violationsOf } from "./violations.ts";

/** A server that answers by a document, and a client for it. */
export interface DescribedServer {
  readonly document: unknown;
  /** Those that are tried. */
  readonly operations: readonly Operation[];
  /** Starts it before the tests. */
  start(): Promise<Mock<Names>>;
  /** Creates a client with named operations and the methods of openapi-fetch. */
  readonly createClient: (options: ClientOptions<never>) => object;
  /**
   * By operation, the words with which it may refuse a request that keeps the contract, as what it keeps does not allow it.
   * Default: none.
   */
  readonly refusals?: Readonly<Record<string, string>>;
  /**
   * Whether to try only what the server has to answer by itself: no request that Prism refuses, none that asks for an example,
   * and none in the second way to send the same bytes. Default: false.
   */
  readonly ownAnswers?: boolean;
  /** Whether to call operations by name alone, as the tests of another document show both ways. Default: false. */
  readonly byName?: boolean;
}

/** The account of the documented examples, whose requests name it. */
const altId = "6578278e879ad2646715ba9c";

/** Carries out one operation of whichever brand. */
type Caller = (client: object, operation: Operation, values: Values, prefer?: string) => Promise<CallResult>;

type Named = (request: object, options: CallOptions) => Promise<Result<unknown>>;

interface CallResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** Tries every operation of a document with a server that is held to it, by its client. */
export function describeServer(server: DescribedServer): void {
  const {
    document,
    operations,
    createClient,
    refusals = {},
    ownAnswers = false,
    byName = ownAnswers,
  } = server;
  let mock: Mock<Names>;
  let client: object;

  beforeAll(async () => {
    mock = await server.start();
    client = createClient({ token: "any", altId, baseUrl: mock.url, retries: 0 });
  });

  afterAll(() => mock?.close());

  describe.each(operations)("$id", (operation) => {
    const { requestExamples, responses } = operation;
    const full = fromTheStart(fullRequest(document, operation));
    const statuses = responses.map(({ status }) => status);
    const refusal = statuses.includes(422) ? 422 : 400;

    const refused = refusals[operation.id];
    const expectSuccess = ({ response, error }: CallResult) => {
      expect(violationsOf(response)).toEqual([]);
      if (refused !== undefined && JSON.stringify(error ?? "").includes(refused)) return;
      expect({ ok: response.ok, error }).toEqual({ ok: true, error: undefined });
      expect(statuses).toContain(response.status);
    };

    describe.each(byName ? callers.slice(0, 1) : callers)("by $way", ({ call }) => {
      test("accepts every field, with altId and altType left to the client", async () => {
        expectSuccess(await call(client, operation, withoutAlt(full)));
      });

      if (requestExamples.length > 0) {
        test.each(requestExamples)("accepts the request example $name", async ({ value }) => {
          expectSuccess(await call(client, operation, { ...full, body: value }));
        });
      }

      if (ownAnswers) return;

      test.each(responseCases(responses))(
        "responds with $status $name",
        async ({ status, value, prefer }) => {
          const { data, error, response } = await call(client, operation, full, prefer);
          expect(violationsOf(response)).toEqual([]);
          expect(response.status).toBe(status);
          expect(response.ok ? data : error).toEqual(value);
          expect(response.ok ? error : data).toBeUndefined();
        },
      );

      const place = altPlaceOf(full);
      if (place !== "none") {
        test.each(foreignAltTypes(altTypeOf(document)))("refuses altType %s", async (altType) => {
          const { response } = await call(client, operation, {
            ...full,
            [place]: replace(full[place], ["altType"], altType),
          });
          expect(violationsOf(response)).toEqual([
            expect.objectContaining({ code: "const", location: locationOf(place, ["altType"]) }),
          ]);
          expect(response.status).toBe(refusal);
        });
      }
    });

    if (ownAnswers) return;

    if (isObject(full.query) && "offset" in full.query) {
      const [success] = responses.filter(({ status }) => status < 300);
      test.each(success?.examples ?? [])(
        "is gone through to its end, page by page: $name",
        async ({ name, value }) => {
          mock.control({ operation: operation.id, example: name });
          const list: Parameters<typeof paginate>[0] = Reflect.get(client, operation.id);
          const items: unknown[] = [];
          for await (const item of paginate(list, { limit: 1 })) items.push(item);
          await mock.reset();
          expect(items.length).toBeGreaterThan(0);
          expect(Object.values(Object(value))).toContainEqual(items);
        },
      );
    }

    test("is sent alike by its name and by the method of openapi-fetch, to the byte", async () => {
      const sent = await Promise.all(
        callers.flatMap(({ call }) =>
          [full, withoutAlt(full)].map(async (values) => {
            const wire: unknown[] = [];
            const recording = createClient({
              token: "any",
              altId: "any",
              fetch: async (input, init) => {
                const request = new Request(input, init);
                wire.push(await wireOf(request));
                return new Response(null, { status: 500 });
              },
              retries: 0,
            });
            // Only what was sent is looked at.
            await call(recording, operation, values).catch(() => {});
            return wire;
          }),
        ),
      );
      const [byName, byNameWithoutAlt, byMethod, byMethodWithoutAlt] = sent;
      expect(byName).toHaveLength(1);
      expect(byName).toEqual(byMethod);
      expect(byNameWithoutAlt).toEqual(byMethodWithoutAlt);
    });

    test("refuses a request without a token", async () => {
      const response = await fetch(requestTo(mock.url, operation, full, {}));
      expect(response.status).toBe(401);
      expect(statuses).toContain(401);
    });

    test.each(brokenRequests(document, operation))("refuses a request $title", async (broken) => {
      const response = await fetch(requestTo(mock.url, operation, broken.values));
      expect(violationsOf(response)).toContainEqual(expect.objectContaining(broken.violation));
      expect(response.status).toBe(refusal);
      expect(statuses).toContain(refusal);
    });
  });
}

/** What of a request reaches the API. Its headers have no order. */
async function wireOf(request: Request) {
  const { method, url, redirect } = request;
  return { method, url, redirect, headers: Object.fromEntries(request.headers), body: await request.text() };
}

const callers: readonly { readonly way: string; readonly call: Caller }[] = [
  {
    way: "its name",
    async call(client, { id, path }, { body, ...values }, prefer) {
      const request = Object.assign({ body }, values.path, values.query);
      const options = { headers: prefer === undefined ? undefined : { Prefer: prefer } };
      const named: Named = Reflect.get(client, id);
      const { data, error, response } = await named(request, options);
      if (response === undefined) throw error;
      if (error === undefined) return { data, response };
      expect(error).toBeInstanceOf(InvoicesError);
      expect(error).toMatchObject({ status: response.status, operationId: id, path });
      return { error: error.body, response };
    },
  },
  {
    way: "the request method of openapi-fetch",
    async call(client, { method, path }, { body, ...values }, prefer) {
      const params = { path: values.path, query: values.query };
      const init = { params, body, headers: { Prefer: prefer } };
      // The client's types know its operations by name; here the document brings them.
      return Reflect.apply(Reflect.get(client, "request"), client, [method, path, init]);
    },
  },
];

/** Every documented response, one for each of its examples, and what to ask the mock to get it. */
function responseCases(responses: readonly DocumentedResponse[]) {
  return responses.flatMap(({ status, examples }) =>
    examples.length === 0
      ? [{ status, name: "without a body", value: undefined, prefer: `code=${status}` }]
      : examples.map(({ name, value }) => ({
          status,
          name,
          value,
          prefer: `code=${status}, example=${name}`,
        })),
  );
}

/** Values of altType that are not the brand's. They are not read from other brands' documents, lest a change of those run these tests. */
function foreignAltTypes(own: unknown): string[] {
  return ["location", "account", "company"].filter((altType) => altType !== own);
}
