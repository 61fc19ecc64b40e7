import type { ClientOptions } from "@crm-invoices/core";
import { describe, expect, test } from "@jest/globals";
import { describeRequests } from "./describe-requests.ts";
import { faults } from "./faults.ts";
import { answerInMemory } from "./memory.ts";
import { misbehaviors } from "./misbehaviors.ts";
import { connectionsOf, type Operation, type Package, readOperations } from "./operations.ts";
import { doublePayments } from "./payments.ts";
import { isPayer, judgePayments } from "./payments-once.ts";

/** One operation of each kind. */
const sample = ["recordInvoicePayment", "getInvoice", "updateInvoiceLastVisitedAt"];

const isNightly = process.env["NIGHTLY"] === "true";
/** Through the methods of openapi-fetch, which share all that decides about another attempt. */
const paymentsByMethod = isNightly ? 10_000 : 2_000;
const overConnections = isNightly ? 10_000 : 200;

/** In milliseconds. */
const patience = 600_000;

/** Lets every fault happen to one operation of each kind and to 100 payments, and draws what requests carry. */
export function describeFaults(brand: Package): void {
  const operations = readOperations(brand.brand.id);
  describeClient(
    brand,
    operations.filter(({ id }) => sample.includes(id)),
    100,
    100,
  );
  describeRequests(brand);
}

/** Lets every fault happen to every operation and to 10,000 payments. */
export function describeEveryFault(brand: Package): void {
  describeClient(brand, readOperations(brand.brand.id), 10_000, paymentsByMethod);
  describeVerdicts(brand, 10_000);
}

function describeVerdicts({ createClient }: Package, payments: number): void {
  const connect = (options: ClientOptions<never>) => {
    const client = createClient(options);
    if (!isPayer(client)) throw new Error("The client cannot read an invoice and record a payment.");
    return client;
  };
  const seeds = Array.from({ length: payments }, (_, index) => index);

  test(
    `recordPaymentOnce pays once and says nothing wrong in ${payments} random worlds`,
    async () => {
      const inMemory = { start: answerInMemory, atOnce: 500 };
      expect((await judgePayments(connect, seeds, inMemory)).complaints).toEqual([]);
    },
    patience,
  );

  test(
    `recordPaymentOnce does so over connections in ${overConnections} of them`,
    async () => {
      expect((await judgePayments(connect, seeds.slice(0, overConnections))).complaints).toEqual([]);
    },
    patience,
  );
}

function describeClient(
  brand: Package,
  operations: readonly Operation[],
  payments: number,
  byMethod: number,
): void {
  const { connect, connectMethods } = connectionsOf(brand);
  const recordPayment = operations.filter(({ id }) => id === "recordInvoicePayment");
  const seeds = Array.from({ length: payments }, (_, index) => index);

  describe("a client", () => {
    test.each(operations)(
      "answers every fault of $id as documented",
      async (operation) => {
        expect(await misbehaviors(connect, operation, faults)).toEqual([]);
      },
      patience,
    );

    test.each(recordPayment)(
      `never pays twice through $id, whatever ${payments} random servers do`,
      async (operation) => {
        expect(await doublePayments(connect, operation, seeds)).toEqual([]);
      },
      patience,
    );

    test.each(recordPayment)(
      "never pays twice through $method $path either",
      async (operation) => {
        expect(await doublePayments(connectMethods, operation, seeds.slice(0, byMethod))).toEqual([]);
      },
      patience,
    );
  });
}
