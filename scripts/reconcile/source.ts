import { childPointer, isList, isObject, isText, members, pointerKeys } from "@crm-invoices/openapi";
import { Expectations } from "../yaml/expectations.ts";
import type { YamlFile } from "../yaml/yaml-file.ts";
import { type DocumentClaims, type Facet, type OperationClaims, omittable } from "./claims.ts";
import { claimsOf } from "./document-claims.ts";
import { kindOfFacet } from "./kinds.ts";
import type { OperationNames } from "./operations.ts";
import { type Provenance, readProvenance } from "./provenance.ts";

const formats = ["mintlify", "stoplight", "article", "openapi", "webhook-schema"] as const;

/** What one documentation source claims, written as an OpenAPI document. */
export interface Source {
  readonly id: string;
  /** The brand whose bundle its claims are compared with. */
  readonly brand: string;
  readonly format: (typeof formats)[number];
  /** Kinds of claim that the source cannot make, because the page lost them. */
  readonly omits: ReadonlySet<string>;
  readonly provenance: Provenance;
  readonly file: YamlFile;
}

/** Reads one file of `spec/sources`; what is wrong with it is a mistake with file and line. */
export function readSource(file: YamlFile, brands: readonly string[]): Source {
  const expect = new Expectations(file);
  const content = file.content;
  const version = isObject(content) ? content["openapi"] : undefined;
  if (!isText(version) || !/^3\.[01]\./.test(version)) {
    expect.missed(["openapi"], "an OpenAPI version 3.0.x or 3.1.x");
  }
  expect.keys(["x-source"], ["id", "brand", "format", "provenance"], ["omits"]);
  const id = expect.text(["x-source", "id"]);
  const fileName = file.name
    .split("/")
    .at(-1)
    ?.replace(/\.yaml$/, "");
  if (id !== "" && id !== fileName) {
    expect.missed(["x-source", "id"], `"${fileName}", the name of the file`);
  }
  const brand = brands.find((id) => id === file.get(["x-source", "brand"])) ?? "";
  if (brand === "") {
    expect.missed(
      ["x-source", "brand"],
      `one of ${brands.join(", ")}; \`pnpm brand:new\` adds another brand`,
    );
  }
  const format = expect.oneOf(["x-source", "format"], formats) ?? "openapi";
  const omits = expect.items(["x-source", "omits"]).map((path) => expect.oneOf(path, omittable));
  const provenance = readProvenance(file, expect, ["x-source", "provenance"]);
  for (const pointer of proseIn(content, "")) {
    expect.missed(
      pointerKeys(pointer),
      "no prose: a source holds facts only (a response has an empty description)",
    );
  }
  for (const [name] of members(file.get(["components", "securitySchemes"]))) {
    const path = ["components", "securitySchemes", name, "x-token-user-type"];
    if (file.get(path) !== undefined) {
      expect.oneOf(path, ["Sub-Account", "Agency"]);
    }
  }
  expect.settle();
  const omitted = new Set(omits.filter((kind) => kind !== undefined));
  return { id, brand, format, omits: omitted, provenance, file };
}

const payloads = new Set(["example", "examples", "default", "enum", "const"]);

function proseIn(value: unknown, pointer: string): string[] {
  if (isList(value)) {
    return value.flatMap((item, index) => proseIn(item, childPointer(pointer, index)));
  }
  return members(value).flatMap(([key, member]) => {
    if (payloads.has(key) && !pointer.endsWith("/properties")) {
      return [];
    }
    const isProse = (key === "description" || key === "summary") && isText(member) && member !== "";
    return isProse ? [childPointer(pointer, key)] : proseIn(member, childPointer(pointer, key));
  });
}

/** The claims of a source, without the kinds it cannot make. */
export function sourceClaims(source: Source, names: OperationNames): DocumentClaims {
  const claims = claimsOf(source.file.content, names, { examples: !source.omits.has("example") });
  for (const operation of claims.operations.values()) {
    leaveOut(operation, source.omits);
  }
  return claims;
}

/** Takes claims of the kinds in `omits` out. */
export function leaveOut(operation: OperationClaims, omits: ReadonlySet<string>): void {
  for (const place of operation.values()) {
    for (const facet of place.facets.keys()) {
      if (omits.has(omissionOf(facet))) {
        place.facets.delete(facet);
      }
    }
  }
}

function omissionOf(facet: Facet): string {
  return facet === "scopes" ? "security" : kindOfFacet(facet);
}
