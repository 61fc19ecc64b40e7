import { listBrands, type Mock, startMock } from "@crm-invoices/mock";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { altTypeOf, readDocument } from "../../src/document.ts";
import { operationsOf } from "../../src/operations.ts";
import { correctedBody, correctedPages, type Page, readPages } from "../../src/pages.ts";
import { fullRequest, requestTo } from "../../src/requests.ts";
import { locationOf, violationsOf } from "../../src/violations.ts";

const documents = new Map<string, unknown>(listBrands().map((brand) => [brand, readDocument(brand)]));
const mocks = new Map<string, Mock>();

beforeAll(async () => {
  for (const brand of listBrands()) mocks.set(brand, await startMock({ brand, port: 0 }));
});

afterAll(async () => {
  await Promise.all([...mocks.values()].map((mock) => mock.close()));
});

function documentOf(brand: string): unknown {
  const document = documents.get(brand);
  if (!document) throw new Error(`There is no brand ${brand}.`);
  return document;
}

/** Sends the page's request with the body to the mock of a brand. */
function post(brand: string, page: Page, body: unknown): Promise<Response> {
  const document = documentOf(brand);
  const { method, path } = page.operation;
  const operation = operationsOf(document).find((one) => one.method === method && one.path === path);
  const mock = mocks.get(brand);
  if (!operation || !mock) throw new Error(`${brand} has no operation ${method} ${path}.`);
  return fetch(requestTo(mock.url, operation, { ...fullRequest(document, operation), body }));
}

const pages = readPages();

test("every correction is one of a page", () => {
  expect(pages.map(({ id }) => id)).toEqual(expect.arrayContaining([...correctedPages]));
});

describe.each(pages)("the request of the page $id", (page) => {
  const others = [...documents.keys()].filter(
    (brand) => altTypeOf(documentOf(brand)) !== altTypeOf(documentOf(page.brand)),
  );

  test("is accepted by its own brand, with its corrections", async () => {
    const response = await post(page.brand, page, correctedBody(page, page.corrections));
    expect(violationsOf(response)).toEqual([]);
    expect(response.ok).toBe(true);
  });

  test.each(others)("is refused by %s for its altType alone", async (other) => {
    const response = await post(other, page, correctedBody(page, page.corrections));
    expect(violationsOf(response)).toEqual([
      expect.objectContaining({ code: "const", location: locationOf("body", ["altType"]) }),
    ]);
    expect(response.status).toBe(422);
  });

  if (page.corrections.length > 0) {
    test.each(page.corrections)(
      "is refused without the correction that $ledger explains",
      async (correction) => {
        const rest = page.corrections.filter((other) => other !== correction);
        const response = await post(page.brand, page, correctedBody(page, rest));
        expect(violationsOf(response)).toEqual([
          expect.objectContaining({ location: locationOf("body", correction.at) }),
        ]);
        expect(response.status).toBe(422);
      },
    );

    test.each(page.corrections)(
      "is corrected for a reason that the description cites: $ledger",
      ({ ledger }) => {
        expect(JSON.stringify(documentOf(page.brand))).toContain(`"x-ledger":"${ledger}"`);
      },
    );
  }
});
