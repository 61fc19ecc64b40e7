import { describe, expect, jest, test } from "@jest/globals";
import { type BrandDefinition, createBrandClient } from "../src/brand.ts";
import { type ClientOptions, paced } from "../src/index.ts";
import { type PaymentClient, type PaymentOptions, recordPaymentOnce } from "../src/payments/index.ts";
import { recordingOptions, stoppedRuntime } from "./fixture.ts";

const brand: BrandDefinition = {
  altType: "location",
  version: "2021-07-28",
  baseUrl: "https://api.example.com",
  operations: `GET q getInvoice /invoices/{invoiceId}
POST b recordInvoicePayment /invoices/{invoiceId}/record-payment`,
};

interface Invoice {
  readonly amountPaid: number;
  readonly status: string;
  readonly meta?: unknown;
}

type Client = PaymentClient<{ readonly mode: string }, Invoice, string>;

const unpaid = { amountPaid: 0, status: "sent", updatedAt: "2026-01-01" };
const body = { mode: "cash", amount: 50 };

/** What becomes of a payment on an invoice that is read as given, one after the other, the last for ever. */
function pay(
  invoices: readonly object[],
  answer: () => Response = () => Response.json({}, { status: 504 }),
  options: PaymentOptions = {},
  more: Partial<ClientOptions> = {},
) {
  let reads = 0;
  const recording = recordingOptions(({ method }) =>
    method === "GET" ? Response.json(invoices[Math.min(reads++, invoices.length - 1)]) : answer(),
  );
  const client = createBrandClient<Client>(brand, { ...recording, retries: 0, ...more });
  const runtime = stoppedRuntime();
  const outcome = recordPaymentOnce(client, { invoiceId: "1", body }, options, runtime);
  return { outcome, runtime, requests: recording.requests };
}

const sent = (requests: readonly Request[]) => requests.filter(({ method }) => method === "POST");

describe("recordPaymentOnce", () => {
  test("says that a payment is recorded when the API says so", async () => {
    const paid = { ...unpaid, amountPaid: 50 };
    const { outcome, requests } = pay([unpaid], () => Response.json({ success: true, invoice: paid }));
    expect(await outcome).toMatchObject({
      verdict: "recorded",
      reason: "answered",
      safeToRepeat: false,
      before: unpaid,
      after: paid,
    });
    expect(requests.map(({ method }) => method)).toEqual(["GET", "POST"]);
  });

  test("sends a random reference with the payment, beside the caller's own data", async () => {
    const references = await Promise.all(
      [1, 2].map(async () => {
        const { outcome, requests } = pay([unpaid], () => Response.json({ success: true, invoice: unpaid }));
        const { reference } = await outcome;
        expect(await sent(requests)[0]?.json()).toMatchObject({
          ...body,
          meta: { paymentReference: reference },
        });
        return reference;
      }),
    );
    expect(references).toEqual([
      expect.stringMatching(/^[\da-f]{32}$/),
      expect.not.stringMatching(`^${references[0]}$`),
    ]);
  });

  test("recognizes its reference wherever the invoice shows it, however deeply", async () => {
    let shown: unknown = { meta: { paymentReference: "order-1" } };
    for (let depth = 0; depth < 1_000; depth++) shown = [shown];
    const after = { ...unpaid, amountPaid: 50, externalTransactions: shown };
    const { outcome, runtime } = pay([unpaid, unpaid, after], undefined, { reference: "order-1" });
    expect(await outcome).toMatchObject({ verdict: "recorded", reason: "reference" });
    expect(runtime.waits).toEqual([500]);
  });

  test.each([
    ["under another name", { note: "order-1" }, 50],
    ["while the amount has not come in", { meta: { paymentReference: "order-1" } }, 0],
    ["as another text", { meta: { paymentReference: "order-11" } }, 50],
  ])("does not take for proof a reference %s", async (_, shown, amountPaid) => {
    const { outcome } = pay([unpaid, { ...unpaid, amountPaid, shown }], undefined, { reference: "order-1" });
    expect(await outcome).toMatchObject({ verdict: "unknown", safeToRepeat: false });
  });

  test("does not send a payment again whose reference is in the invoice already", async () => {
    const before = { ...unpaid, amountPaid: 50, meta: { paymentReference: "order-1" } };
    const { outcome, requests } = pay([before], undefined, { reference: "order-1" });
    expect(await outcome).toMatchObject({ verdict: "recorded", reason: "reference" });
    expect(sent(requests)).toEqual([]);
  });

  test("does not take exactly the amount for proof, unless nobody else pays", async () => {
    const paid = { ...unpaid, amountPaid: 50 };
    expect(await pay([unpaid, paid]).outcome).toMatchObject({ verdict: "unknown", reason: "changed" });
    expect(await pay([unpaid, paid], undefined, { exclusive: true }).outcome).toMatchObject({
      verdict: "recorded",
      reason: "exclusive",
    });
  });

  test("adds amounts as money, not as binary fractions", async () => {
    const before = { ...unpaid, amountPaid: 0.1 + 0.2 };
    const { outcome } = pay([before, { ...before, amountPaid: 50.3 }], undefined, { exclusive: true });
    expect(await outcome).toMatchObject({ verdict: "recorded" });
  });

  test("reads less and less often until its patience is over", async () => {
    const { outcome, runtime } = pay([unpaid], undefined, { patience: 20_000 });
    expect(await outcome).toMatchObject({ verdict: "unknown", reason: "unchanged" });
    expect(runtime.waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 4_500]);
  });

  test("takes an unchanged invoice for an unpaid one only after the time that its caller knows", async () => {
    const settled = pay([unpaid], undefined, { patience: 1_000, settledAfter: 5_000 });
    expect(await settled.outcome).toMatchObject({ verdict: "not recorded", reason: "settled" });
    expect(settled.runtime.waits).toEqual([500, 1_000, 2_000, 1_500]);
    const changed = { ...unpaid, updatedAt: "2026-01-02" };
    const { outcome } = pay([unpaid, changed], undefined, { settledAfter: 5_000 });
    expect(await outcome).toMatchObject({ verdict: "unknown", reason: "changed" });
  });

  test.each([
    [409, "Payment recording already in progress"],
    [400, "This invoice is already paid"],
    [400, "The invoice has been fully paid already"],
    [422, "Invoice already paid"],
  ])("does not take for proof %s %s, which the payment itself can have caused", async (status, message) => {
    const { outcome } = pay([unpaid], () => Response.json({ statusCode: status, message }, { status }));
    expect(await outcome).toMatchObject({ verdict: "unknown", error: { status } });
  });

  test("takes any other refusal of the API for one once the invoice is seen to be unchanged", async () => {
    const refused = { statusCode: 422, message: ["mode must be one of"] };
    const { outcome, requests } = pay([unpaid], () => Response.json(refused, { status: 422 }));
    expect(await outcome).toMatchObject({ verdict: "not recorded", reason: "refused", safeToRepeat: true });
    expect(requests.map(({ method }) => method)).toEqual(["GET", "POST", "GET"]);
  });

  const refusals: [status: number, message: string][] = [
    [422, "amount must not be greater than the amount due, 399"],
    [400, "Amount cannot be greater than the amount due"],
    [401, "Invalid JWT"],
    [429, "Too many requests"],
  ];

  test.each(refusals)(
    "takes %s %s for no proof when the invoice has changed, and sends the payment once",
    async (status, message) => {
      const answer = () => Response.json({ statusCode: status, message }, { status });
      const paid = { ...unpaid, amountPaid: 50, updatedAt: "2026-01-02" };
      // The gateway sends the request twice, and answers what the second came to.
      const twice = pay([unpaid, paid], answer, {}, { retries: 2, token: async () => "another" });
      expect(await twice.outcome).toMatchObject({ verdict: "unknown", reason: "changed", error: { status } });
      expect(sent(twice.requests)).toHaveLength(1);
      const exclusive = pay([unpaid, paid], answer, { exclusive: true });
      expect(await exclusive.outcome).toMatchObject({ verdict: "recorded", reason: "exclusive" });
    },
  );

  describe("after the payment", () => {
    /** A client whose second reading never ends. */
    const hanging = (onHang: () => void): Client => {
      let reads = 0;
      return {
        getInvoice: () =>
          reads++ === 0
            ? Promise.resolve({ data: unpaid, error: undefined, response: new Response() })
            : new Promise(() => onHang()),
        recordInvoicePayment: () => Promise.reject(new Error("lost")),
      };
    };
    const unreadable = { verdict: "unknown", reason: "unreadable" };

    test("does not wait for a reading that hangs when its caller aborts", async () => {
      const controller = new AbortController();
      const { signal } = controller;
      const client = hanging(() => controller.abort());
      expect(await recordPaymentOnce(client, { invoiceId: "1", body }, { signal })).toMatchObject(unreadable);
    });

    test("waits ten seconds at most for a reading that hangs", async () => {
      jest.useFakeTimers();
      try {
        const outcome = recordPaymentOnce(
          hanging(() => {}),
          { invoiceId: "1", body },
          { patience: 0 },
        );
        await jest.advanceTimersByTimeAsync(9_999);
        expect(jest.getTimerCount()).toBe(1);
        await jest.advanceTimersByTimeAsync(1);
        expect(jest.getTimerCount()).toBe(0);
        expect(await outcome).toMatchObject(unreadable);
      } finally {
        jest.useRealTimers();
      }
    });
  });

  test("takes the reference that the caller's own data has", async () => {
    const meta = { paymentReference: "order-1", note: "a" };
    const recording = recordingOptions(({ method }) =>
      Response.json(method === "GET" ? unpaid : { success: true, invoice: unpaid }),
    );
    const client = createBrandClient<Client>(brand, recording);
    const { reference } = await recordPaymentOnce(client, { invoiceId: "1", body: { ...body, meta } });
    expect(reference).toBe("order-1");
    expect(await sent(recording.requests)[0]?.json()).toMatchObject({ meta });
  });

  test("sends nothing when the invoice is paid or cannot be read", async () => {
    const paid = pay([{ ...unpaid, status: "paid" }]);
    const unreadable = pay([{ status: "sent" }]);
    expect([(await paid.outcome).reason, (await unreadable.outcome).reason]).toEqual([
      "already paid",
      "not sent",
    ]);
    expect([...sent(paid.requests), ...sent(unreadable.requests)]).toEqual([]);
  });

  test("knows that a payment whose caller aborts before its turn was not sent", async () => {
    const controller = new AbortController();
    const fetch = paced({ requests: 1, interval: 1e9, fetch: async () => Response.json(unpaid) });
    const { outcome } = pay([unpaid], undefined, { signal: controller.signal }, { fetch });
    await new Promise((resolve) => setTimeout(resolve));
    controller.abort(new Error("enough"));
    expect(await outcome).toMatchObject({
      verdict: "not recorded",
      reason: "not sent",
      error: { name: "AbortError", cause: new Error("enough") },
    });
  });

  test("says after an abort that the outcome is unknown, instead of losing it", async () => {
    const controller = new AbortController();
    const abort = () => {
      controller.abort();
      return Response.json({ success: true });
    };
    const { outcome } = pay([unpaid], abort, { signal: controller.signal });
    expect(await outcome).toMatchObject({ verdict: "unknown", reason: "unreadable" });
  });

  test("says of a client without middleware that rejects that the outcome is unknown", async () => {
    const client: Client = {
      getInvoice: async () => ({ data: unpaid, error: undefined, response: new Response() }),
      recordInvoicePayment: () => Promise.reject(new Error("lost")),
    };
    const options = { patience: 0 };
    expect(await recordPaymentOnce(client, { invoiceId: "1", body }, options)).toMatchObject({
      verdict: "unknown",
      rejection: new Error("lost"),
    });
  });

  test.each([
    [{ amount: Number.NaN }, {}, "body.amount"],
    [{ amount: 0 }, {}, "body.amount"],
    [{ amount: 1 }, { reference: "" }, '"reference"'],
    [{ amount: 1, meta: { paymentReference: 5 } }, {}, "paymentReference"],
    [{ amount: 1 }, { patience: Number.POSITIVE_INFINITY }, '"patience"'],
    [{ amount: 1 }, { settledAfter: -1 }, '"settledAfter"'],
  ])("refuses the payment %j with %j before anything is sent", async (payment, options, name) => {
    const recording = recordingOptions();
    const client = createBrandClient<Client>(brand, recording);
    const call = recordPaymentOnce(client, { invoiceId: "1", body: { mode: "cash", ...payment } }, options);
    await expect(call).rejects.toThrow(name);
    expect(recording.requests).toEqual([]);
  });
});
