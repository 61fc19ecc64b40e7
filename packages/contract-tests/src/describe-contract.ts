import type { ClientOptions, Result } from "@crm-invoices/core";
import { type BrandDefinition, createBrandClient } from "@crm-invoices/core/brand";
import { type Names, startMock } from "@crm-invoices/mock";
import { canonical } from "@crm-invoices/openapi";
import { describe, expect, test } from "@jest/globals";
import { describeServer } from "./describe-server.ts";
import { readDocument } from "./document.ts";
import { type Operation, operationsOf } from "./operations.ts";
import { brokenRequests, fullRequest } from "./requests.ts";

export interface Contract {
  readonly brand: BrandDefinition & { readonly id: string };
  /** Creates a client with named operations and the methods of openapi-fetch. */
  readonly createClient: (options: ClientOptions<never>) => object;
}

type Named = (request: object, options: object) => Promise<Result<unknown>>;

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
  describeServer({
    document,
    operations,
    createClient,
    byName: contract === "documented",
    start: () => startMock<Names>({ brand: brand.id, contract, port: 0 }),
  });

  test("a client that meets the mock's own 429 waits for the interval to pass, and tries again", async () => {
    const mock = await startMock<Names>({ brand: brand.id, contract, port: 0 });
    const waits: number[] = [];
    const runtime = {
      now: () => 0,
      sleep: async (wait: number) => void waits.push(wait),
    };
    const options = { token: "any", altId: "any", baseUrl: mock.url };
    const patient = createBrandClient<{ getInvoice: Named }>(brand, options, runtime);
    mock.control({ operation: "getInvoice", scenario: [{ status: 429 }] });
    const { response } = await patient.getInvoice({ invoiceId: "any" }, {});
    expect(response?.status).toBe(200);
    expect(waits).toEqual([10_000]);
    await mock.close();
  });
}
