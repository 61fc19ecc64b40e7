import { describe, expect, test } from "@jest/globals";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { listBrands, readBundle } from "../src/documents.ts";
import { operationsOf } from "../src/prism/operations.ts";
import { releasedDocuments } from "./fixture.ts";

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("the operations of a document", () => {
  test.each(listBrands(releasedDocuments))("are for %s what Prism makes of it", async (brand) => {
    const { document } = readBundle(brand, releasedDocuments);
    const stock = await getHttpOperationsFromSpec(structuredClone(document));
    expect(plain(await operationsOf(document))).toEqual(plain(stock));
  });

  test("are Prism's also when a schema holds itself", async () => {
    const schema = { type: "object", properties: { child: { $ref: "#/components/schemas/Node" } } };
    const content = { "application/json": { schema: { $ref: "#/components/schemas/Node" } } };
    const document = {
      openapi: "3.1.1",
      info: { title: "Circle", version: "1" },
      paths: { "/a": { get: { responses: { 200: { description: "", content } } } } },
      components: { schemas: { Node: schema } },
    };
    const stock = await getHttpOperationsFromSpec(structuredClone(document));
    expect(plain(await operationsOf(document))).toEqual(plain(stock));
  });

  test("leave the document as it is", async () => {
    const { document } = readBundle(listBrands(releasedDocuments)[0] ?? "", releasedDocuments);
    const before = structuredClone(document);
    await operationsOf(document);
    expect(document).toEqual(before);
  });
});
