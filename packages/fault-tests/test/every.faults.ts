import { describe, expect, test } from "@jest/globals";
import { brands } from "../src/brands.ts";
import { faults } from "../src/faults.ts";
import { misbehaviors } from "../src/misbehaviors.ts";
import { doublePayments } from "../src/payments.ts";

describe.each(brands)("The client of $id", ({ operations, connect, connectMethods }) => {
  test.each(operations)("answers every fault of $id as documented", async (operation) => {
    expect(await misbehaviors(connect, operation, faults)).toEqual([]);
  });

  const seeds = Array.from({ length: 1000 }, (_, index) => index);
  const recordPayment = operations.filter(({ id }) => id === "recordInvoicePayment");

  test.each(recordPayment)(
    "never pays twice through $id, whatever 1,000 random servers do",
    async (operation) => {
      expect(await doublePayments(connect, operation, seeds)).toEqual([]);
    },
  );

  test.each(recordPayment)("never pays twice through $method $path either", async (operation) => {
    expect(await doublePayments(connectMethods, operation, seeds)).toEqual([]);
  });
});
