import {
  type CallOptions,
  type ClientOptions,
  InvoicesError,
  paginate,
  type Result,
} from "@crm-invoices/core";
import { type BrandDefinition, createBrandClient } from "@crm-invoices/core/brand";
import { type Mock, type Names, startMock } from "@crm-invoices/mock";
import { canonical, isObject } from "@crm-invoices/openapi";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readDocument } from "./document.ts";
import { type DocumentedResponse, type Operation, operationsOf } from "./operations.ts";
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

export interface Contract {
  readonly brand: BrandDefinition & { readonly id: string };
  /** Creates a client with named operations and the methods of openapi-fetch. */
  readonly createClient: (options: ClientOptions<never>) => object;
}

/** Carries out one operation of whichever brand. */
type Caller = (client: object, operation: Operation, values: Values, prefer?: string) => Promise<CallResult>;

type Named = (request: object, options: CallOptions) => Promise<Result<unknown>>;

interface CallResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * Holds the client of a brand against the mock of its documents: each operation of the observed contract, which users get,
 * and of the documented one those that it describes otherwise.
 */
export function describeContract(contract: Contract): void {
  const observed = readDocument(`${contract.brand.id}.observed`);
  const documented = readDocument(contract.brand.id);
  const known = new Set(operationsOf(observed).map((operation) => casesOf(observed, operation)));
  const others = operationsOf(documented).filter((operation) => !known.has(casesOf(documented, operation)));
  describe("the observed contract", () =>
    describeDocument(contract, "observed", observed, operationsOf(observed)));
  describe("the documented contract", () => describeDocument(contract, "documented", documented, others));
}

/** All that is tried with an operation, as one text. */
const casesOf = (document: unknown, operation: Operation): string => {
  const { id, method, path, requestExamples, responses } = operation;
  const broken = brokenRequests(document, operation);
  return canonical([id, method, path, requestExamples, responses, fullRequest(document, operation), broken]);
};

function describeDocument(
  { brand, createClient }: Contract,
  contract: "observed" | "documented",
  document: unknown,
  operations: readonly Operation[],
): void {
  let mock: Mock<Names>;
  let client: object;

  beforeAll(async () => {
    mock = await startMock<Names>({ brand: brand.id, contract, port: 0 });
    client = createClient({ token: "any", altId: "any", baseUrl: mock.url, retries: 0 });
  });

  afterAll(() => mock?.close());

  test("a client that meets the mock's own 429 waits for the interval to pass, and tries again", async () => {
    const waits: number[] = [];
    const runtime = {
      monotonic: () => 0,
      sleep: async (wait: number) => void waits.push(wait),
    };
    const options = { token: "any", altId: "any", baseUrl: mock.url };
    const patient = createBrandClient<{ getInvoice: Named }>(brand, options, runtime);
    mock.control({ operation: "getInvoice", scenario: [{ status: 429 }] });
    const { response } = await patient.getInvoice({ invoiceId: "any" }, {});
    expect(response?.status).toBe(200);
    expect(waits).toEqual([10_000]);
  });

  describe.each(operations)("$id", (operation) => {
    const { requestExamples, responses } = operation;
    const full = fromTheStart(fullRequest(document, operation));
    const statuses = responses.map(({ status }) => status);
    const refusal = statuses.includes(422) ? 422 : 400;

    const expectSuccess = ({ response }: CallResult) => {
      expect(violationsOf(response)).toEqual([]);
      expect(response.ok).toBe(true);
      expect(statuses).toContain(response.status);
    };

    describe.each(callers)("by $way", ({ call }) => {
      test("accepts every field, with altId and altType left to the client", async () => {
        expectSuccess(await call(client, operation, withoutAlt(full)));
      });

      if (requestExamples.length > 0) {
        test.each(requestExamples)("accepts the request example $name", async ({ value }) => {
          expectSuccess(await call(client, operation, { ...full, body: value }));
        });
      }

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
        test.each(foreignAltTypes(brand))("refuses altType %s", async (altType) => {
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
      const [byMethod, byMethodWithoutAlt, byName, byNameWithoutAlt] = sent;
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
    way: "the request method of openapi-fetch",
    async call(client, { method, path }, { body, ...values }, prefer) {
      const params = { path: values.path, query: values.query };
      const init = { params, body, headers: { Prefer: prefer } };
      // The client's types know its operations by name; here the document brings them.
      return Reflect.apply(Reflect.get(client, "request"), client, [method, path, init]);
    },
  },
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
function foreignAltTypes(brand: BrandDefinition): string[] {
  return ["location", "account", "company"].filter((altType) => altType !== brand.altType);
}
