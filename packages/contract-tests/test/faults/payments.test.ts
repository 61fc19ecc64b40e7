import type { Fetch } from "@crm-invoices/core";
import { describe, expect, test } from "@jest/globals";
import { connectNaively } from "../../src/faults/naive.ts";
import { doublePayments } from "../../src/faults/payments.ts";
import { recordPayment } from "./record-payment.ts";

const seeds = Array.from({ length: 80 }, (_, index) => index);

describe("The check for double payments", () => {
  test("finds a client that repeats a POST after a failure", async () => {
    const connect = async (options: { baseUrl: string; fetch: Fetch }) =>
      connectNaively({ ...options, token: "pit-secret" });
    const found = await doublePayments(connect, recordPayment, seeds, 2000);
    expect(found.filter((complaint) => /accepted [23] times/.test(complaint))).not.toEqual([]);
  });

  test("finds a client that calls certain what may have been carried out", async () => {
    const facts = {
      name: "NetworkError",
      method: "POST",
      path: "/",
      operationId: undefined,
      uncertain: false,
    };
    const connect: Parameters<typeof doublePayments>[0] =
      async ({ baseUrl, fetch }) =>
      async (_, body) => {
        const signal = AbortSignal.timeout(1000);
        await fetch(baseUrl, { method: "POST", body: JSON.stringify(body), signal }).catch(() => {});
        return { error: Object.assign(new Error("no response"), facts) };
      };
    expect(await doublePayments(connect, recordPayment, seeds, 2000)).toContainEqual(
      expect.stringContaining("NetworkError hides a payment"),
    );
  });
});
