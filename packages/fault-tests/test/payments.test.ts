import { describe, expect, test } from "@jest/globals";
import { brands } from "../src/brands.ts";
import { connectNaively } from "../src/naive.ts";
import { doublePayments } from "../src/payments.ts";

const seeds = Array.from({ length: 100 }, (_, index) => index);

describe.each(brands)("The client of $id", ({ operations, connect, connectMethods }) => {
  const recordPayment = operations.filter(({ id }) => id === "recordInvoicePayment");

  test.each(recordPayment)(
    "never pays twice through $id, whatever 100 random servers do",
    async (operation) => {
      expect(await doublePayments(connect, operation, seeds)).toEqual([]);
    },
  );

  test.each(recordPayment)("never pays twice through $method $path either", async (operation) => {
    expect(await doublePayments(connectMethods, operation, seeds)).toEqual([]);
  });
});

describe("The check for double payments", () => {
  test("finds a client that repeats a POST after a failure", async () => {
    const operation = brands[0]?.operations.find(({ id }) => id === "recordInvoicePayment");
    if (!operation) throw new Error("No brand records payments.");
    const connect = async (options: { baseUrl: string; fetch: typeof fetch }) =>
      connectNaively({ ...options, token: "pit-secret" });
    const found = await doublePayments(connect, operation, seeds.slice(0, 80), 2000);
    expect(found.filter((complaint) => /accepted [23] times/.test(complaint))).not.toEqual([]);
  });
});
