import { describe, expect, test } from "@jest/globals";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { brandState } from "../../src/brand-state.ts";
import { contracts, sharedBundle } from "../../src/documents.ts";
import { readOperations } from "../../src/prism/operations.ts";
import type { PrismOperation } from "../../src/prism/types.ts";
import { createSite } from "../../src/site.ts";
import { allRead, unlikeBrands } from "../fixture.ts";

const cases = unlikeBrands().flatMap((brand) => contracts.map((contract) => ({ brand, contract })));

/** The operations that are not the same text, as texts of this size are compared at once. */
function unlike(own: readonly PrismOperation[], stock: readonly PrismOperation[]): string[] {
  expect(own.length).toBe(stock.length);
  return stock
    .filter((operation, index) => JSON.stringify(operation) !== JSON.stringify(own[index]))
    .map(({ method, path }) => `${method} ${path}`);
}

describe.each(cases)("the $contract contract of $brand", ({ brand, contract }) => {
  const site = createSite(sharedBundle(brand), contract);

  test("is read by the mock as by Prism, operation by operation and at once", async () => {
    const stock = await getHttpOperationsFromSpec(structuredClone(site.document));
    expect(stock.length).toBeGreaterThan(40);
    const { operations, read } = site.engine;
    expect(unlike(operations.map(read), stock)).toEqual([]);
    expect(unlike(allRead(readOperations(site.document)), stock)).toEqual([]);

    expect(brandState(site, "").operations).toEqual(
      stock.map(({ iid, method, path, summary, responses }) => ({
        operationId: iid,
        method: method.toUpperCase(),
        path,
        summary,
        responses: responses.map(({ code, contents = [] }) => ({
          status: code,
          examples: contents.flatMap(({ examples = [] }) => examples.map(({ key }) => key)),
        })),
      })),
    );
  });
});
