import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { repository } from "@crm-invoices/scripts/paths";
import { beforeAll, expect, test } from "@jest/globals";
import { guidesFolder } from "../src/guide.ts";
import { compareWithSdk, type Migration } from "../src/publisher-sdk.ts";

let migration: Migration;
let guide: string;
beforeAll(async () => {
  migration = await compareWithSdk("highlevel");
  guide = await readFile(join(guidesFolder, "migrate-from-api-client.md"), "utf8");
});

/** The rows of the tables in a chapter whose cells are all code: [in the SDK, here]. */
function rowsOf(text: string, chapter: string): string[] {
  const body = text.split(`## ${chapter}\n`)[1]?.split("\n## ")[0] ?? "";
  return [...body.matchAll(/^\| `(\w+)` +\| ((?:`\w+`(?:, )?)+) +\|$/gm)].map(
    ([, sdk = "", here = ""]) => `${sdk}: ${here.replaceAll("`", "").trim()}`,
  );
}

const rows = (renamed: Migration["methods"]) => renamed.map(({ sdk, here }) => `${sdk}: ${here}`);

test("the guide has each of the 42 methods of the SDK, with the operation that sends the same request", () => {
  expect(migration.methods).toHaveLength(42);
  expect(rowsOf(guide, "The methods")).toEqual(rows(migration.methods));
});

test("the guide has each type of the SDK that stands at the same place as one of ours", () => {
  const types = migration.types.filter(({ here }) => here !== "");
  expect(types.length).toBeGreaterThan(60);
  expect(rowsOf(guide, "The types")).toEqual(rows(types));
});

test("the manual has the methods whose name is another one here, and counts the others", async () => {
  const manual = await readFile(join(repository, "packages/highlevel/README.md"), "utf8");
  const chapter = "From the publisher's SDK";
  const renamed = migration.methods.filter(({ sdk, here }) => sdk !== here);
  expect(rowsOf(manual, chapter)).toEqual(rows(renamed));
  expect(manual).toContain(
    `Of the ${migration.methods.length} methods of \`ghl.invoices\`, ${migration.methods.length - renamed.length} have the same name here.`,
  );
});

test("what the SDK types otherwise is as the guide says", async () => {
  const folder = join(
    repository,
    "tools/frameworks/node_modules/@gohighlevel/api-client/dist/lib/code/invoices",
  );
  const service = await readFile(join(folder, "invoices.d.ts"), "utf8");
  const models = await readFile(join(folder, "models/invoices.d.ts"), "utf8");
  expect(service.match(/(?:limit|offset): (\w+)/g)).toEqual(
    Array(5).fill(["limit: string", "offset: string"]).flat(),
  );
  const [, invoice = ""] = /^export interface GetInvoiceResponseDto \{(.*?)^\}/ms.exec(models) ?? [];
  expect(invoice).toContain("invoiceNumber: number;");
  expect(invoice).toContain("invoiceItems: string[];");
  expect(models).toContain("lateFeesConfiguration?: any;");
  const names = [...models.matchAll(/^export interface (\w+)/gm)].map(([, name = ""]) => name);
  expect(names.filter((name) => /dto$/i.test(name)).length / names.length).toBeGreaterThan(0.8);
});
