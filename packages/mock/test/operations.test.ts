import { describe, expect, test } from "@jest/globals";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { listBrands, readBundle } from "../src/documents.ts";
import { readOperations, readWhenWanted } from "../src/prism/operations.ts";
import { allRead, plain, releasedDocuments } from "./fixture.ts";

const ways = [
  { way: "at once", read: readOperations },
  { way: "one by one", read: readWhenWanted },
];

const [brand = ""] = listBrands(releasedDocuments);
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object) => ({ content: { "application/json": { schema } } });

const released = readBundle(brand, releasedDocuments).document;
const stockOfReleased = getHttpOperationsFromSpec(structuredClone(released));

describe.each(ways)("the operations of a document that is read $way", ({ read }) => {
  test("are for a whole document what Prism makes of it", async () => {
    expect(plain(allRead(read(released)))).toEqual(plain(await stockOfReleased));
  });

  test("are Prism's where a path item or an id is missing, or stands elsewhere", async () => {
    const responses = { 200: { description: "", ...json({ type: "object" }) } };
    const document = {
      openapi: "3.1.1",
      info: { title: "Odd", version: "1" },
      security: [{ token: [] }],
      servers: [{ url: "https://api.example/v1" }],
      paths: {
        "/b": { post: { responses }, parameters: [{ name: "q", in: "query" }], get: { responses } },
        "/a": { $ref: "#/components/pathItems/A" },
      },
      components: {
        pathItems: { A: { summary: "An A", put: { operationId: "putA", responses } } },
        securitySchemes: { token: { $ref: "#/components/securitySchemes/bearer" }, bearer: { type: "http" } },
      },
    };
    const stock = await getHttpOperationsFromSpec(structuredClone(document));
    expect(stock.map(({ method, path }) => `${method} ${path}`)).toEqual(["post /b", "get /b", "put /a"]);
    const operations = read(document);
    expect(plain(allRead(operations))).toEqual(plain(stock));
    expect(operations.listed.map(({ id }) => id)).toEqual(stock.map(({ iid, id }) => iid ?? id));
  });

  test("are Prism's where something stands beside a reference, whichever the parser met first", async () => {
    const named = { description: "beside", maxLength: 3, ...reference("Text") };
    const first = { type: "object", properties: { a: named } };
    const second = { type: "object", properties: { b: reference("Text"), c: { title: "Other", ...named } } };
    const path = (schema: object) => ({ get: { responses: { 200: { description: "", ...json(schema) } } } });
    const document = {
      openapi: "3.1.1",
      info: { title: "Siblings", version: "1" },
      paths: { "/a": path(first), "/b": path(second), "/c": path(first) },
      components: { schemas: { Text: { type: "string", description: "target", maxLength: 9 } } },
    };
    const stock = await getHttpOperationsFromSpec(structuredClone(document));
    expect(plain(allRead(read(document)))).toEqual(plain(stock));
  });

  test("are Prism's also when a schema holds itself", async () => {
    const schema = { type: "object", properties: { child: reference("Node") } };
    const document = {
      openapi: "3.1.1",
      info: { title: "Circle", version: "1" },
      paths: { "/a": { get: { responses: { 200: { description: "", ...json(reference("Node")) } } } } },
      components: { schemas: { Node: schema } },
    };
    const stock = await getHttpOperationsFromSpec(structuredClone(document));
    expect(plain(allRead(read(document)))).toEqual(plain(stock));
  });

  test("leave the document as it is, and stay the same objects", () => {
    const { document } = readBundle(brand, releasedDocuments);
    const before = structuredClone(document);
    const operations = read(document);
    const all = allRead(operations);
    expect(document).toEqual(before);
    expect(allRead(operations).every((operation, index) => operation === all[index])).toBe(true);
  });

  test("are none of something else than an OpenAPI document", () => {
    expect(() => read({ swagger: "2.0", paths: {} })).toThrow("Unsupported document format");
  });
});

test("a reference that leads nowhere is told when the document is read at once, and otherwise with the operation", () => {
  const document = {
    openapi: "3.1.1",
    paths: {
      "/a": { get: { operationId: "a", responses: { 200: { description: "" } } } },
      "/b": { get: { operationId: "b", responses: { 200: json(reference("Gone")) } } },
    },
  };
  const fault = /"#\/components\/schemas\/Gone" leads nowhere/;
  expect(() => readOperations(document)).toThrow(fault);
  const operations = readWhenWanted(document);
  const [first, second] = operations.listed;
  if (!first || !second) throw new Error("The document has two operations.");
  expect(operations.read(first).iid).toBe("a");
  expect(() => operations.read(second)).toThrow(fault);
});
