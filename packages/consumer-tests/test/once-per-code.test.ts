import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documentOutline } from "@crm-invoices/openapi";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { builtCode, differingFiles } from "../src/once-per-code.ts";

const built = (id: string, operations: string) => `var brand = {
  id: "${id}",
  altType: "location",
  operations: \`${operations}\`
};
var id = "${id}";
`;
const manifest = { name: "one", exports: { ".": "./dist/index.js" } };

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "crm-invoices-code-"));
});

afterAll(() => rm(folder, { recursive: true }));

async function packageOf(name: string, code: string, described: object): Promise<Map<string, string>> {
  const root = join(folder, name);
  await mkdir(join(root, "dist"), { recursive: true });
  await writeFile(join(root, "package.json"), JSON.stringify(described));
  await writeFile(join(root, "dist/index.js"), code);
  await writeFile(join(root, "dist/index.d.ts"), `export declare const ${name}: string;\n`);
  return builtCode(root);
}

test("two brands run the same code when only their names differ", async () => {
  const one = await packageOf("one", built("one", "/invoices listInvoices GET q"), manifest);
  const same = await packageOf("same", built("same", "/invoices listInvoices GET q"), {
    ...manifest,
    name: "same",
    version: "2.0.0",
  });
  expect(differingFiles(one, same)).toEqual([]);
});

test.each([
  ["an operation more", built("more", "/invoices listInvoices GET q createInvoice POST b"), manifest, "dist"],
  ["a field more", `${built("one", "/invoices listInvoices GET q")}brand.id = "";\n`, manifest, "dist"],
  ["another entry", built("one", "/invoices listInvoices GET q"), { ...manifest, exports: {} }, "manifest"],
])("%s is other code", async (what, code, described, where) => {
  const one = await packageOf("one", built("one", "/invoices listInvoices GET q"), manifest);
  const other = await packageOf(what.replaceAll(" ", "-"), code, described);
  expect(differingFiles(one, other)).toEqual([where === "dist" ? "index.js" : "package.json"]);
});

test("a file that one of them lacks is other code", async () => {
  const one = await packageOf("one", built("one", ""), manifest);
  expect(differingFiles(one, new Map([...one, ["more.js", ""]]))).toEqual(["more.js"]);
});

const document = (altType: string, words: string, more: object = {}) => ({
  info: { title: words },
  components: {
    schemas: {
      AltType: { type: "string", const: altType, description: words },
      Invoice: {
        type: "object",
        required: ["title"],
        properties: { title: { type: "string", examples: [words] }, example: { type: "string" }, ...more },
      },
    },
  },
});

test("documents that differ in altType, words and examples alone have the same outline", () => {
  expect(documentOutline(document("account", "Factura"), "account")).toBe(
    documentOutline(document("location", "Invoice"), "location"),
  );
});

test.each([
  ["one more field", { memo: { type: "string" } }],
  ["a field that is named like words", { description: { type: "string" } }],
  ["a field that is named like an example", { examples: { type: "string" } }],
  ["another type", { title: { type: "number", examples: ["Factura"] } }],
])("a document with %s has another outline", (_, more) => {
  expect(documentOutline(document("account", "Factura", more), "account")).not.toBe(
    documentOutline(document("account", "Factura"), "account"),
  );
});
