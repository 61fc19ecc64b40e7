import { listOperations } from "@crm-invoices/openapi";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { contracts, documentName } from "../generate/brands.ts";
import { readBundle } from "./bundles.ts";
import { ask, sampleRequests, startPrism } from "./stock-prism.ts";

/** Asks stock Prism for every example of both documents of a brand: an opinion that shares no code with the mock's. */
export function describeStockPrism(id: string): void {
  describe.each(contracts)("stock Prism, of the %s contract,", (contract) => {
    const document = readBundle(documentName(id, contract));
    const requests = sampleRequests(document);
    let prism: Awaited<ReturnType<typeof startPrism>>;

    beforeAll(async () => {
      prism = await startPrism(document);
    });

    afterAll(() => prism?.close());

    test("is asked for every operation", () => {
      const asked = new Set(requests.map(({ operation }) => operation));
      expect([...asked]).toEqual(listOperations(document).map(({ id }) => id));
    });

    test.each(requests)(
      "answers $operation, $name, with $status and finds nothing wrong",
      async (request) => {
        expect(await ask(prism.url, request)).toEqual({ status: request.status, violations: [] });
      },
    );
  });
}
