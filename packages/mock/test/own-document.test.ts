import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "@jest/globals";
import { listBrands, type Names, startMock } from "../src/index.ts";
import { invoicesMock } from "../src/vite.ts";
import { fixtureBundle, releasedDocuments } from "./fixture.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

interface Document {
  openapi: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests break documents in every place.
  paths: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  components: any;
}

const pay = "/invoices/{invoiceId}/record-payment";
const payPointer = "#/paths/~1invoices~1{invoiceId}~1record-payment/post";
const operationOf = ({ paths }: Document) => paths[pay].post;
const propertiesOf = (document: Document) =>
  operationOf(document).requestBody.content["application/json"].schema.properties;

/** The small document with a fault. */
function broken(change: (document: Document) => void): Document {
  const document = { components: {}, ...Object(fixtureBundle().document) };
  change(document);
  return document;
}

/** What is said when a folder's document is served. */
async function said(text: string): Promise<{ file: string; message: string }> {
  const documents = mkdtempSync(join(tmpdir(), "crm-invoices-own-"));
  folders.push(documents);
  const file = join(documents, "small.json");
  writeFileSync(file, text);
  const started = await startMock<Names>({ documents, brand: "small" }).catch((error: unknown) => error);
  if (started instanceof Error) return { file, message: started.message };
  await Object(started).close();
  return { file, message: "served" };
}

/** An object in an object, as text: to write it would need the depth itself. */
const deep = `${'{"properties":{"a":'.repeat(20_000)}{}${"}}".repeat(20_000)}`;

const faults: readonly [string, (document: Document) => void, string][] = [
  [
    "a bad regular expression",
    (d) => Object.assign(propertiesOf(d), { notes: { pattern: "([" } }),
    `${payPointer}/requestBody/content/application~1json/schema/properties/notes/pattern: "([" is not a regular expression`,
  ],
  [
    "one that only holds without Unicode",
    (d) => Object.assign(propertiesOf(d), { notes: { pattern: "[\\w-.]" } }),
    "/notes/pattern: ",
  ],
  [
    "one among names of properties",
    (d) => Object.assign(propertiesOf(d), { more: { patternProperties: { "*": {} } } }),
    "/more/patternProperties: ",
  ],
  [
    "a reference that leads nowhere",
    (d) => Object.assign(operationOf(d), { requestBody: { $ref: "#/components/requestBodies/No" } }),
    `${payPointer}/requestBody: the reference`,
  ],
  [
    "a reference into another file",
    (d) => Object.assign(operationOf(d), { requestBody: { $ref: "./other.json#/x" } }),
    'the reference "./other.json#/x" leads nowhere in this document',
  ],
  [
    "references in a circle",
    (d) =>
      Object.assign(d.components, {
        schemas: { A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" } },
      }),
    "leads back to itself",
  ],
  [
    "one id of two operations",
    (d) => Object.assign(operationOf(d), { operationId: "getInvoice" }),
    `${payPointer}/operationId: "getInvoice" is also the id of #/paths/~1invoices~1{invoiceId}/get`,
  ],
  [
    "an operation that is none",
    (d) => Object.assign(d.paths, { "/x": { get: "text" } }),
    "#/paths/~1x/get: an operation must be an object",
  ],
  [
    "a path that is none",
    (d) => Object.assign(d.paths, { "/x": null }),
    "#/paths/~1x: a path must be an object",
  ],
  [
    "an operation without responses",
    (d) => Object.assign(operationOf(d), { responses: {} }),
    `${payPointer}/responses: an operation needs a response`,
  ],
  [
    "another version",
    (d) => Object.assign(d, { openapi: "4.0.0" }),
    "#/openapi: OpenAPI 4.0.0 is not supported",
  ],
  [
    "copies without end",
    (d) => Object.assign(d.components, { schemas: doubled(25) }),
    "#/paths: with its references written out it has ",
  ],
];

/** Each schema holds the next one twice. */
const doubled = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const next = { $ref: `#/components/schemas/S${index + 1}` };
      return [`S${index}`, index === count - 1 ? {} : { allOf: [next, next] }];
    }),
  );

describe("a document of one's own with", () => {
  test.each(faults)("%s is refused with its file and place", async (name, change, place) => {
    const document = broken((d) => {
      change(d);
      if (name === "copies without end")
        Object.assign(propertiesOf(d), { more: { $ref: "#/components/schemas/S0" } });
    });
    const { file, message } = await said(JSON.stringify(document));
    expect(message.slice(0, file.length + 1)).toBe(`${file}#`);
    expect(message).toContain(place);
    expect(message).toMatch(
      /; fix it, or leave out --documents \(in code, documents\) to serve the published ones\.$/,
    );
  });

  test("nesting without end is refused, not read until the stack ends", async () => {
    const text = JSON.stringify(broken((d) => Object.assign(propertiesOf(d), { deep: "here" })));
    expect((await said(text.replace('"here"', deep))).message).toContain("nested more than 1000 levels deep");
  });

  test.each(["openapi: 3.1.1\n", "", "null", '{"openapi": "3.1.1"}', '{"openapi": "3.1.1", "paths": []}'])(
    "a text that is no document is refused with its file: case %#",
    async (text) => {
      const { file, message } = await said(text);
      expect(message.startsWith(file)).toBe(true);
      expect(message).toContain("fix it");
    },
  );

  test("a reload is refused too, and the document before stays", async () => {
    const mock = await startMock<Names>({ documents: releasedDocuments, brand: "highlevel" });
    for (const [, change] of faults.slice(0, -1)) {
      await expect(mock.reload(broken(change))).rejects.toThrow(/^#\//);
    }
    expect(mock.state().brands[0]?.operations.length).toBeGreaterThan(30);
    await mock.close();
  });

  test("a schema that holds itself, names that look like keywords, and examples of any kind is served", async () => {
    const document = broken((d) => {
      Object.assign(d.components, {
        schemas: { Node: { properties: { next: { $ref: "#/components/schemas/Node" } } } },
      });
      const pattern = { type: "string", examples: [{ pattern: "([" }] };
      Object.assign(propertiesOf(d), {
        node: { $ref: "#/components/schemas/Node" },
        pattern,
        example: pattern,
      });
      Object.assign(d.paths, { "x-note": "text" });
    });
    expect((await said(JSON.stringify(document))).message).toBe("served");
  });

  test("what is published", async () => {
    for (const brand of listBrands(releasedDocuments)) {
      const mock = await startMock<Names>({ documents: releasedDocuments, brand });
      await mock.close();
    }
  });
});

test("the document of the Vite plugin is complained about alike", async () => {
  const plugin = invoicesMock({ documents: releasedDocuments, brand: "highlevel", document: "none.json" });
  await plugin.config();
  const server = {
    config: { root: "/nowhere", logger: { error: () => {} } },
    watcher: { add: () => {}, on: () => {} },
    ws: { send: () => {} },
  };
  await expect(plugin.configureServer(server)).rejects.toThrow(
    /^\/nowhere\/none\.json cannot be read as JSON \(ENOENT.*\); fix it, or leave out the plugin's option document\.$/,
  );
  await plugin.closeBundle();
});
