import { describe, expect, test } from "@jest/globals";
import { connectNaively } from "../../src/faults/naive.ts";
import { doublePayments } from "../../src/faults/payments.ts";
import { recordPayment } from "./record-payment.ts";

const seeds = Array.from({ length: 80 }, (_, index) => index);

describe("The check for double payments", () => {
  test("finds a client that repeats a POST after a failure", async () => {
    const connect = async (options: { baseUrl: string; fetch: typeof fetch }) =>
      connectNaively({ ...options, token: "pit-secret" });
    const found = await doublePayments(connect, recordPayment, seeds, 2000);
    expect(found.filter((complaint) => /accepted [23] times/.test(complaint))).not.toEqual([]);
  });
});
