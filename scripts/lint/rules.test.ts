import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { repository } from "../workspace/paths.ts";
import { runRedocly } from "../workspace/redocly.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "crm-invoices-lint-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** The messages of our own rules about a description with this operation and this schema. */
async function problems(operation: object, schema: object): Promise<string[]> {
  const document = {
    openapi: "3.1.1",
    info: { title: "Test", version: "1.0.0" },
    paths: { "/invoices": { post: { operationId: "createInvoice", ...operation } } },
    components: {
      schemas: {
        Subject: { type: "object", description: "Subject.", ...schema },
        Money: { type: "number", description: "Amount in major currency units." },
        AltType: { type: "string", description: "Kind.", enum: ["location"] },
      },
    },
  };
  const file = join(folder, "openapi.json");
  await writeFile(file, JSON.stringify(document));
  const config = join(repository, "redocly.yaml");
  const { stdout } = await runRedocly(repository, ["lint", file, `--config=${config}`, "--format=json"]);
  const report: { problems: { ruleId: string; message: string }[] } = JSON.parse(stdout);
  return report.problems
    .filter(({ ruleId }) => ruleId.startsWith("crm-invoices/"))
    .map(({ message }) => message);
}

const body = (schema: object, examples?: object) => ({
  content: { "application/json": { schema, ...(examples && { examples }) } },
});
const subject = { $ref: "#/components/schemas/Subject" };
const named = (name: string) => ({ [name]: { value: {} } });

test("a description that keeps the rules has no problem", async () => {
  const operation = {
    requestBody: body(subject, named("plain")),
    responses: { "200": { description: "Done.", ...body(subject, named("plain")) } },
  };
  const schema = {
    properties: {
      note: { type: "string", description: "A note." },
      amount: { $ref: "#/components/schemas/Money" },
      altType: { $ref: "#/components/schemas/AltType" },
    },
  };
  expect(await problems(operation, schema)).toEqual([]);
});

test.each([
  ["an operation id without a known verb", { operationId: "invoiceCreation" }, {}, /should be a verb/],
  [
    "a request body without an example",
    { requestBody: body(subject) },
    {},
    /request body has no named example/,
  ],
  [
    "an error answer without an example",
    { responses: { "400": { description: "Bad.", ...body(subject) } } },
    {},
    /The 400 answer has no named example/,
  ],
  [
    "a success that answers none of the request examples",
    {
      requestBody: body(subject, named("card")),
      responses: { "200": { description: "Done.", ...body(subject, named("cash")) } },
    },
    {},
    /No example of the 200 answer shares its name with one of the request \(card\)/,
  ],
  [
    "a property without a description",
    {},
    { properties: { note: { type: "string" } } },
    /"note" has no description/,
  ],
  [
    "an amount that is a bare number",
    {},
    { properties: { amountDue: { type: "number", description: "What is due." } } },
    /"amountDue" looks like an amount of money/,
  ],
  [
    "an altType of its own",
    {},
    { properties: { altType: { type: "string", description: "Kind." } } },
    /altType must refer to/,
  ],
  [
    "a closed schema in a response",
    { responses: { "200": { description: "Done.", ...body(subject, named("plain")) } } },
    { additionalProperties: false },
    /A response must not say `additionalProperties: false`/,
  ],
])("%s is reported with what is right", async (_, operation, schema, message) => {
  const use = { responses: { "200": { description: "Done.", ...body(subject, named("plain")) } } };
  expect(await problems({ ...use, ...operation }, schema)).toEqual([expect.stringMatching(message)]);
});
