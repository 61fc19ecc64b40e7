import type { ClientOptions } from "@crm-invoices/core";
import { createBrandClient } from "@crm-invoices/core/brand";
import { recordPaymentOnce } from "@crm-invoices/core/payments";
import { describe, expect, test } from "@jest/globals";
import { answerInMemory } from "../../src/faults/memory.ts";
import { judgePayments, type Payer, type RecordOnce, verdicts } from "../../src/faults/payments-once.ts";

const connect = (options: ClientOptions<never>) =>
  createBrandClient<Payer>(
    {
      altType: "location",
      version: "2021-07-28",
      baseUrl: "https://api.example.com",
      operations: `GET q getInvoice /invoices/{invoiceId}
POST b recordInvoicePayment /invoices/{invoiceId}/record-payment`,
    },
    options,
  );
const many = Array.from({ length: 400 }, (_, index) => index);
const seeds = many.slice(0, 300);

/** Judges what another way to record says. */
const judge = (record: RecordOnce) => judgePayments(connect, seeds, { record, start: answerInMemory });

/** Changes what is said. */
const saying =
  (change: (said: Awaited<ReturnType<RecordOnce>>) => Partial<Awaited<ReturnType<RecordOnce>>>): RecordOnce =>
  async (...given) => {
    const said = await recordPaymentOnce(...given);
    return { ...said, ...change(said) };
  };

describe("The check of what is said of payments", () => {
  test.each([
    ["over connections", undefined],
    ["in memory", answerInMemory],
  ])("meets every verdict for every reason %s", async (_, start) => {
    const { complaints, given } = await judgePayments(connect, many, { start });
    expect(complaints).toEqual([]);
    expect([...given].sort()).toEqual(verdicts);
  });

  test.each([
    ["takes the amount that came in for its own", "changed", "recorded"],
    ["takes an unchanged invoice for one that stays so", "unchanged", "not recorded"],
    ["takes an unreadable invoice for an unpaid one", "unreadable", "not recorded"],
  ])("finds what %s", async (_, reason, verdict) => {
    const guess = saying((said) =>
      said.reason === reason ? { verdict, safeToRepeat: verdict === "not recorded" } : {},
    );
    const { complaints } = await judge(guess);
    expect(complaints).toContainEqual(expect.stringContaining(`${verdict} (${reason})`));
  });

  test("finds what takes a refusal for proof when a payment is in its way", async () => {
    const trusting: RecordOnce = async (client, payment, { headers }) => {
      const { error } = await client.recordInvoicePayment(payment, { headers });
      const verdict = error && !error.uncertain ? "not recorded" : "unknown";
      return { verdict, reason: "refused", safeToRepeat: verdict === "not recorded" };
    };
    const { complaints } = await judge(trusting);
    expect(complaints).toContainEqual(expect.stringContaining("not recorded (refused), recorded 1 times"));
  });

  test("finds what pays again after an unknown outcome", async () => {
    const impatient: RecordOnce = async (...given) => {
      const said = await recordPaymentOnce(...given);
      return said.verdict === "unknown" ? recordPaymentOnce(...given) : said;
    };
    const { complaints } = await judge(impatient);
    expect(complaints).toContainEqual(expect.stringMatching(/recorded 2 times/));
  });

  test("finds a verdict that may be repeated though it must not", async () => {
    const { complaints } = await judge(saying(() => ({ safeToRepeat: true })));
    expect(complaints).not.toEqual([]);
  });
});
