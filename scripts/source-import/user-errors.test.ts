import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createWorkplace, invoiceDocument, type Workplace } from "./testing/workplace.ts";

let place: Workplace;

beforeEach(async () => {
  place = await createWorkplace({ "invoices.json": invoiceDocument() });
});

afterEach(() => place.remove());

const withReference = (reference: string) => ({
  openapi: "3.1.0",
  info: { title: "A", version: "1" },
  paths: {
    "/a": {
      get: {
        responses: { "200": { description: "", content: { "text/plain": { schema: { $ref: reference } } } } },
      },
    },
  },
});

const mistakes: [situation: string, files: Record<string, unknown>, parameters: string[], message: RegExp][] =
  [
    ["a file that is not there", {}, ["./missing.json"], /^missing\.json: there is no such file\.$/],
    [
      "an empty folder",
      { "empty/README.md": "" },
      ["./empty"],
      /^empty: there is no \.json, \.yaml or \.yml file here\.$/,
    ],
    [
      "a file that is neither JSON nor YAML",
      { "bad.json": '{\n  "openapi": "3.0.0"\n  "info": {}\n}' },
      ["./bad.json"],
      /^bad\.json:3: this is neither JSON nor YAML: /,
    ],
    [
      "a file that is no OpenAPI document",
      { "other.json": { name: "package" } },
      ["./other.json"],
      /^other\.json: this is neither an OpenAPI document \(.*\) nor a webhook schema \(.*\)\.$/,
    ],
    ["a file that is only text", { "text.yaml": "Hello" }, ["./text.yaml"], /^text\.yaml: this is neither /],
    [
      "an older version of OpenAPI",
      { "old.json": { info: {}, swagger: "2.0", paths: {} } },
      ["./old.json"],
      /^old\.json:3: expected OpenAPI 3\.0 or 3\.1, found version 2\.0\.$/,
    ],
    [
      "a document without operations",
      { "none.json": { openapi: "3.1.0", paths: {} } },
      ["./none.json"],
      /^none\.json: this OpenAPI document describes no operation, so there is nothing to import\.$/,
    ],
    [
      "a reference to a schema that is not there",
      { "ref.json": withReference("#/components/schemas/Missing") },
      ["./ref.json"],
      /^ref\.json:\d+: the reference "#\/components\/schemas\/Missing" leads nowhere: ref\.json has no value at that place\.$/,
    ],
    [
      "a reference to a file that is not there",
      { "ref.json": withReference("common/common.json#/A") },
      ["./ref.json"],
      /^ref\.json:\d+: the reference ".*" leads nowhere: there is no such file; .* --map common\/common\.json=<file>\.$/,
    ],
    [
      "a reference to another host",
      { "ref.json": withReference("https://example.com/a.json#/A") },
      ["./ref.json"],
      /^ref\.json:\d+: the reference ".*" is not in a local file; .* --map https:\/\/example\.com\/a\.json=<file>\.$/,
    ],
    [
      "a --map whose file is not there",
      { "ref.json": withReference("common.json#/A") },
      ["./ref.json", "--map", "common.json=./missing.json"],
      /^missing\.json: there is no such file\.$/,
    ],
    [
      "a --map that no reference asks for",
      {},
      ["./invoices.json", "--map", "common.json=./invoices.json"],
      /^--map common\.json: no reference names this document; .*\.$/,
    ],
    [
      "a path that refers to itself",
      { "loop.json": { openapi: "3.1.0", paths: { "/a": { $ref: "#/paths/~1a" } } } },
      ["./loop.json"],
      /^loop\.json:\d+: the reference "#\/paths\/~1a" leads back to itself\.$/,
    ],
    [
      "an OpenAPI document among several files",
      { "InvoiceSent.json": { schema: {} } },
      ["./InvoiceSent.json", "./invoices.json"],
      /^invoices\.json: expected a webhook schema .*; import an OpenAPI document on its own\.$/,
    ],
    [
      "a webhook whose schema is no schema",
      { "InvoiceSent.json": { schema: "none" } },
      ["./InvoiceSent.json"],
      /^InvoiceSent\.json:2: expected `schema` to be the JSON schema of a webhook's payload\.$/,
    ],
    [
      "two files for one webhook",
      { "a/InvoiceSent.json": { schema: {} }, "b/InvoiceSent.json": { schema: {} } },
      ["./a", "./b"],
      /^a\/InvoiceSent\.json and b\/InvoiceSent\.json both describe the webhook InvoiceSent\.$/,
    ],
    [
      "a brand that is not there",
      {},
      ["./invoices.json", "--brand", "nobody"],
      /^There is no brand "nobody": spec\/brands has highlevel, leadway\.$/,
    ],
  ];

test.each(mistakes)("%s is one sentence and exit code 1", async (_situation, files, parameters, message) => {
  for (const [path, content] of Object.entries(files)) {
    await place.write(path, content);
  }
  const { code, err } = await place.run(...parameters, "--name", "publisher");
  expect(err).toMatch(message);
  expect(code).toBe(1);
  await expect(place.text("publisher")).rejects.toMatchObject({ code: "ENOENT" });
});

test.each(["Publisher", "2021", "a--b", "a_b", "../a", ""])("--name %j is refused", async (name) => {
  const { code, err } = await place.run("./invoices.json", "--name", name);
  expect(code).toBe(1);
  expect(err).toMatch(/^--name ".*": expected lowercase words .*, such as highlevel-openapi\.$/);
});

test.each([
  ["no file", ["--name", "a"], /^Which file is to be imported\?/],
  ["no name", ["./invoices.json"], /^Under which name is it to be imported\?/],
  ["an unknown flag", ["./invoices.json", "--name", "a", "--force"], /Unknown option '--force'/],
  [
    "a --map without a file",
    ["./invoices.json", "--name", "a", "--map", "b"],
    /^--map "b": expected <reference>=<file>/,
  ],
])("%s is a wrong use of the flags: exit code 2 and the usage", async (_situation, parameters, message) => {
  const { code, err } = await place.run(...parameters);
  expect(code).toBe(2);
  expect(err).toMatch(message);
  expect(err).toContain("pnpm source:import <file or folder>");
});

test("a source that was transcribed by hand is not overwritten", async () => {
  const written = "openapi: 3.1.1\nx-source:\n  id: publisher\n  brand: highlevel\n  format: mintlify\n";
  await place.write("spec/sources/publisher.yaml", written);
  expect(await place.run("./invoices.json", "--name", "publisher")).toEqual({
    code: 1,
    out: "",
    err: 'spec/sources/publisher.yaml:5: this source has the format "mintlify", so an import of the format "openapi" does not replace it; choose another --name.',
  });
  expect(await place.text("publisher")).toBe(written);
});

test("the old source stays when the newer document cannot be read", async () => {
  await place.run("./invoices.json", "--name", "publisher");
  const before = await place.text("publisher");
  await place.write("invoices.json", withReference("#/components/schemas/Missing"));
  expect(await place.run("./invoices.json", "--name", "publisher")).toMatchObject({ code: 1 });
  expect(await place.text("publisher")).toBe(before);
});

test("--help prints the usage", async () => {
  expect(await place.run("--help")).toMatchObject({
    code: 0,
    out: expect.stringContaining("--check"),
    err: "",
  });
});
