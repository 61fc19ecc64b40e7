import type { ClientOptions } from "@crm-invoices/core";
import { type BrandDefinition, readOperations } from "@crm-invoices/core/brand";
import { type Mock, type Names, startMock } from "@crm-invoices/mock";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { altTypeOf, readDocument } from "./document.ts";
import { operationsOf } from "./operations.ts";
import { altPlaceOf, fromTheStart, fullRequest, withoutAlt } from "./requests.ts";
import { violationsOf } from "./violations.ts";

/** A brand's package as these tests see it. */
export interface ClientPackage {
  readonly brand: BrandDefinition & { readonly id: string };
  readonly createClient: (options: ClientOptions<never>) => object;
}

/** Holds what the client of a brand has of the brand against its own documents. */
export function describeClient({ brand, createClient }: ClientPackage): void {
  describe.each(["observed", "documented"] as const)("under the %s contract", (contract) => {
    const document = readDocument(contract === "observed" ? `${brand.id}.observed` : brand.id);
    const operations = operationsOf(document);
    let mock: Mock<Names>;

    beforeAll(async () => {
      mock = await startMock<Names>({ brand: brand.id, contract });
    });

    afterAll(() => mock?.close());

    test("the client knows every operation of the document, and where it takes altId and altType", () => {
      const documented = operations.map((operation) => {
        const { id, method, path } = operation;
        return [id, { method, path, alt: altPlaceOf(fullRequest(document, operation)) }];
      });
      const places: Readonly<Record<string, string>> = { b: "body", q: "query", n: "none" };
      const known = readOperations(brand).map(([method, alt, id, path]) => [
        id,
        { method, path, alt: places[alt.charAt(0)] },
      ]);
      expect(Object.fromEntries(known)).toEqual(Object.fromEntries(documented));
    });

    test("the client and the document agree on altType", () => {
      expect(altTypeOf(document)).toBe(brand.altType);
    });

    // What the documented contract takes otherwise is tried with the code of the client.
    if (contract === "documented") return;

    test.each(operations)(
      "the mock accepts every field of $id, with altId and altType left to the client",
      async (operation) => {
        const client = createClient({ token: "any", altId: "any", baseUrl: mock.url, retries: 0 });
        const { body, path, query } = withoutAlt(fromTheStart(fullRequest(document, operation)));
        const call: (request: object) => Promise<{ readonly response?: Response }> = Reflect.get(
          client,
          operation.id,
        );
        const { response } = await call(Object.assign({ body }, path, query));
        expect([response?.ok, response && violationsOf(response)]).toEqual([true, []]);
      },
    );
  });
}
