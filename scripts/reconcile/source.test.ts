import { expect, test } from "@jest/globals";
import { parseYaml } from "../yaml/yaml-file.ts";
import { readSource } from "./source.ts";

const read = (text: string) => readSource(parseYaml("spec/sources/page.yaml", text), ["one", "two"]);

const valid = `openapi: 3.1.1
info: { title: A page, version: '1' }
x-source:
  id: page
  brand: one
  format: mintlify
  omits: [required]
  provenance: { address: https://docs.example/page, retrieved: 2026-11-20, inferred: same text }
paths:
  /things:
    get:
      responses:
        '200':
          description: ''
          content:
            application/json:
              schema:
                properties:
                  description: { type: string }
              example:
                description: text of a thing
components:
  securitySchemes:
    token: { type: http, scheme: bearer, x-token-user-type: Agency }
`;

test("a source says which page it is, of which brand, where it was read, and what it omits", () => {
  const source = read(valid);
  expect(source).toMatchObject({ id: "page", brand: "one", format: "mintlify" });
  expect(source.provenance).toEqual({
    address: "https://docs.example/page",
    retrieved: "2026-11-20",
    inferred: "same text",
    excerpt: undefined,
  });
  expect([...source.omits]).toEqual(["required"]);
});

test("a malformed source is refused with every mistake, its line and what is expected", () => {
  const broken = valid
    .replace("openapi: 3.1.1", "openapi: 2.0.0")
    .replace("id: page", "id: sheet")
    .replace("brand: one", "brand: three")
    .replace("format: mintlify", "format: paper")
    .replace("[required]", "[names]")
    .replace("https://docs.example/page", "docs.example")
    .replace("2026-11-20", "2026-02-30")
    .replace("same text", "''")
    .replace("Agency", "Admin");
  expect(() => read(broken)).toThrow(
    [
      'spec/sources/page.yaml:1: openapi: expected an OpenAPI version 3.0.x or 3.1.x, found "2.0.0".',
      'spec/sources/page.yaml:4: x-source.id: expected "page", the name of the file, found "sheet".',
      'spec/sources/page.yaml:5: x-source.brand: expected one of one, two; `pnpm brand:new` adds another brand, found "three".',
      'spec/sources/page.yaml:6: x-source.format: expected one of mintlify, stoplight, article, openapi, webhook-schema, found "paper".',
      'spec/sources/page.yaml:7: x-source.omits[0]: expected one of type, required, enum, format, default, constraint, security, example, found "names".',
      'spec/sources/page.yaml:8: x-source.provenance.address: expected an address that begins with https:// or http://, found "docs.example".',
      'spec/sources/page.yaml:8: x-source.provenance.retrieved: expected a day such as 2026-11-20, found "2026-02-30".',
      'spec/sources/page.yaml:8: x-source.provenance.inferred: expected a text, found "".',
      'spec/sources/page.yaml:24: components.securitySchemes.token.x-token-user-type: expected one of Sub-Account, Agency, found "Admin".',
    ].join("\n"),
  );
});

test("a source without provenance, or with a part of it, is refused", () => {
  expect(() => read(valid.replace(/ {2}provenance: .*\n/, ""))).toThrow(
    'spec/sources/page.yaml:3: x-source: the key "provenance" is missing.',
  );
  expect(() => read(valid.replace(", retrieved: 2026-11-20", ""))).toThrow(
    'spec/sources/page.yaml:8: x-source.provenance: the key "retrieved" is missing.',
  );
});

test("a source holds no prose, but a field or an example may be called description", () => {
  expect(() => read(valid.replace("description: ''", "description: The things."))).toThrow(
    'spec/sources/page.yaml:14: paths./things.get.responses.200.description: expected no prose: a source holds facts only (a response has an empty description), found "The things.".',
  );
});

test("a file that is not YAML is refused with its line", () => {
  expect(() => read("openapi: 3.1.1\nx-source: { id: page\n")).toThrow(
    /^spec\/sources\/page\.yaml:3: this is not valid YAML/,
  );
});
