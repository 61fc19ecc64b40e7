import { runInThisContext } from "node:vm";
import type { ClientOptions } from "@crm-invoices/core";
import { firstOfEach } from "@crm-invoices/openapi";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
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
const paymentsByMethod = isNightly ? 10_000 : 500;
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

/** Lets every fault happen to operations of every kind and to 10,000 payments. */
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

/** What decides about the outcome of a fault, beside the fault. */
const kindOf = ({ method, takesBody, promisesJson }: Operation): string =>
  `${method} ${takesBody} ${promisesJson}`;

/** By day one operation of each kind has every fault, and each of the others a quarter of them: the next one, the next quarter. */
function suffering(operations: readonly Operation[]) {
  const whole = isNightly ? operations : firstOfEach(operations, kindOf);
  return operations.map((operation, index) =>
    whole.includes(operation)
      ? { operation, which: "every fault", suffered: faults }
      : {
          operation,
          which: "every fourth fault",
          suffered: faults.filter((_, number) => number % 4 === index % 4),
        },
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
    // No frame has a token, and nobody reads those of thousands of errors; they would take a fifth of the time. The errors of
    // Node, such as those of its `fetch`, are another `Error` than that of tests.
    const errors = [Error, runInThisContext("Error")].map((kind) => ({ kind, limit: kind.stackTraceLimit }));
    beforeAll(() => {
      for (const { kind } of errors) kind.stackTraceLimit = 0;
    });
    afterAll(() => {
      for (const { kind, limit } of errors) kind.stackTraceLimit = limit;
    });

    test.each(suffering(operations))(
      "answers $which of $operation.id as documented",
      async ({ operation, suffered }) => {
        expect(await misbehaviors(connect, operation, suffered)).toEqual([]);
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
