import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { listBrandIds } from "../generate/brands.ts";
import { isObject, type JsonObject } from "../generate/document.ts";
import { operationsOf } from "../generate/operations.ts";
import { repository } from "../workspace/paths.ts";
import { at, readBundle } from "./bundles.ts";
import { ask, sampleRequests, startPrism } from "./stock-prism.ts";

const brands = await listBrandIds(repository);

describe.each(brands)("stock Prism with the document of %s", (brand) => {
  const document = readBundle(brand);
  const requests = sampleRequests(document);
  let prism: Awaited<ReturnType<typeof startPrism>>;

  beforeAll(async () => {
    prism = await startPrism(document);
  });

  afterAll(() => prism?.close());

  test("is asked for every operation", () => {
    const asked = new Set(requests.map(({ operation }) => operation));
    expect([...asked]).toEqual(operationsOf(document).map(({ id }) => id));
    expect(asked.size).toBe(42);
  });

  test.each(requests)("answers $operation, $name, with $status and finds nothing wrong", async (request) => {
    expect(await ask(prism.url, request)).toEqual({ status: request.status, violations: [] });
  });
});

describe("stock Prism", () => {
  const [brand = ""] = brands;

  async function answersTo(change: (document: JsonObject) => void) {
    const document = readBundle(brand);
    const [request] = sampleRequests(document).filter(
      ({ operation }) => operation === "recordInvoicePayment",
    );
    if (!request) throw new Error("Expected the operation recordInvoicePayment.");
    change(document);
    const prism = await startPrism(document);
    try {
      return await ask(prism.url, request);
    } finally {
      await prism.close();
    }
  }

  const require = (document: JsonObject, schema: string) => {
    const found = at(document, "components", "schemas", schema);
    if (!isObject(found)) throw new Error(`Expected the schema ${schema}.`);
    found["required"] = ["receipt"];
  };

  test("finds a request that breaks the document", async () => {
    const { status, violations } = await answersTo((document) =>
      require(document, "RecordInvoicePaymentRequest"),
    );
    expect(status).toBe(422);
    expect(violations).not.toEqual([]);
  });

  test("finds an answer that breaks the document", async () => {
    const { violations } = await answersTo((document) => require(document, "RecordInvoicePaymentResponse"));
    expect(violations).toContainEqual(expect.objectContaining({ location: ["response", "body"] }));
  });
});
