import type { ClientOptions } from "@crm-invoices/core";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { callBy, type Package, type Result } from "./operations.ts";

const own = { token: "pit-own", altId: "own-account" };
const invoice = { mode: "cash", notes: "Paid" } as const;

/** Holds what a client sends against any ids, queries and options. */
export function describeRequests({ brand: { altType }, createClient }: Package): void {
  /** What a client sends: the requests that its `fetch` was given. */
  function recordingClient(options: Partial<ClientOptions<never>> = {}) {
    const requests: Request[] = [];
    const client = createClient({
      ...own,
      ...options,
      fetch: async (input, init) => {
        requests.push(new Request(input, init));
        return Response.json({ success: true });
      },
    });
    const recordInvoicePayment = (request: object, options?: object): Promise<Result> =>
      callBy(client, "recordInvoicePayment", request, options);
    const listInvoices = (query: object): Promise<Result> => callBy(client, "listInvoices", query);
    return { recordInvoicePayment, listInvoices, requests };
  }

  const character = fc
    .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
    .map((code) => String.fromCodePoint(code));
  // The unit "binary" of fc.string would first make a table of all these characters, which takes seconds.
  const text = fc.oneof(
    fc.string(),
    fc.array(character).map((characters) => characters.join("")),
  );
  const dots = ["", ".", ".."];

  describe("A path", () => {
    test("carries any id as one segment that decodes to the id", async () => {
      const ids = text.filter((id) => !dots.includes(id));
      await fc.assert(
        fc.asyncProperty(ids, async (invoiceId) => {
          const { recordInvoicePayment, requests } = recordingClient();
          await recordInvoicePayment({ invoiceId, body: invoice });
          const segments = new URL(requests[0]?.url ?? "").pathname.split("/");
          expect(segments.map(decodeURIComponent)).toEqual(["", "invoices", invoiceId, "record-payment"]);
        }),
      );
    });

    test("is not sent with an id that has no encoding or that would name another path", async () => {
      const ids = fc.oneof(
        fc.constantFrom(...dots),
        text.map((start) => `${start}\ud800`),
        text.map((end) => `\udc00${end}`),
      );
      await fc.assert(
        fc.asyncProperty(ids, async (invoiceId) => {
          const { recordInvoicePayment, requests } = recordingClient();
          const { error } = await recordInvoicePayment({ invoiceId, body: invoice });
          expect([nameOf(error), requests]).toEqual(["InvalidRequestError", []]);
        }),
      );
    });
  });

  describe("A query", () => {
    test("carries every value so that it decodes to the value", async () => {
      const values = fc.record({
        limit: fc.integer({ min: 0 }),
        offset: fc.integer({ min: 0 }),
        search: text,
      });
      await fc.assert(
        fc.asyncProperty(values, async (query) => {
          const { listInvoices, requests } = recordingClient();
          await listInvoices(query);
          const { searchParams } = new URL(requests[0]?.url ?? "");
          const sent = [...searchParams].toSorted();
          const expected = { ...query, altId: own.altId, altType };
          expect(sent).toEqual(
            Object.entries(expected)
              .map(([name, value]) => [name, String(value)])
              .toSorted(),
          );
        }),
      );
    });

    test("leaves out what is undefined", async () => {
      const optional = fc.option(fc.constant("due"), { nil: undefined });
      await fc.assert(
        fc.asyncProperty(optional, async (search) => {
          const { listInvoices, requests } = recordingClient();
          await listInvoices({ limit: 10, offset: 0, search });
          expect(new URL(requests[0]?.url ?? "").searchParams.get("search")).toBe(search ?? null);
        }),
      );
    });
  });

  describe("The options of a call", () => {
    const altId = fc.option(fc.stringMatching(/^\w+$/), { nil: undefined });
    const headers = fc.option(
      fc.record(
        {
          Authorization: fc.constantFrom("Bearer another", ""),
          version: fc.constantFrom("v3", "2023-02-21"),
          "X-Custom": fc.stringMatching(/^\w*$/),
        },
        { requiredKeys: [] },
      ),
      { nil: undefined },
    );

    test("win over the client's, but for the token, and a field of the request wins over them", async () => {
      await fc.assert(
        fc.asyncProperty(altId, altId, headers, async (inCall, inBody, given) => {
          const { recordInvoicePayment, requests } = recordingClient();
          const body = { ...invoice, ...(inBody !== undefined && { altId: inBody }) };
          await recordInvoicePayment({ invoiceId: "1", body }, { altId: inCall, headers: given });
          const [request] = requests;
          expect(await request?.json()).toEqual({
            ...body,
            altId: inBody ?? inCall ?? own.altId,
            altType,
          });
          expect(request?.headers.get("Authorization")).toBe(`Bearer ${own.token}`);
          expect(request?.headers.get("Version")).toBe(given?.version ?? "2021-07-28");
          expect(request?.headers.get("X-Custom")).toBe(given?.["X-Custom"] ?? null);
        }),
      );
    });

    test("and the request stay as the caller made them", async () => {
      await fc.assert(
        fc.asyncProperty(altId, headers, async (inCall, given) => {
          const { recordInvoicePayment } = recordingClient();
          const call = Object.freeze({ invoiceId: "1", body: Object.freeze({ ...invoice }) });
          const options = Object.freeze({ altId: inCall, headers: given && Object.freeze(given) });
          const before = structuredClone([call, options]);
          const { error } = await recordInvoicePayment(call, options);
          expect([error, [call, options]]).toEqual([undefined, before]);
        }),
      );
    });
  });
}

function nameOf(error: unknown): unknown {
  return Object(error).name;
}
