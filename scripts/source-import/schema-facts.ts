import { childPointer, isText, type JsonObject } from "@crm-invoices/openapi";
import { constraintKeywords } from "../reconcile/claims.ts";
import { keep, list, listOf, mapOf, type Rule, scalar, shape, texts, value } from "./keep.ts";

/** A schema: an object of facts, or the schemas `true` and `false`. */
export const schema: Rule = (spot, work) => {
  if (typeof spot.node === "boolean") {
    return spot.node;
  }
  const kept = keep(spot, schemaShape, work);
  return kept === undefined ? undefined : modern(kept);
};

const reference: Rule = (spot, work) => {
  if (!isText(spot.node)) {
    return undefined;
  }
  const target = work.references.resolve(spot, spot.node);
  // A schema that is nothing but references has to end in one that is more.
  work.references.follow(target);
  return work.components.refer("schemas", target);
};

/** The schema that a discriminator's value stands for: its name or a reference. */
const mapped: Rule = (spot, work) => {
  const isName = isText(spot.node) && /^[\w.-]+$/.test(spot.node) && !/\.(json|ya?ml)$/.test(spot.node);
  return reference(
    isName ? { ...spot, node: `#${childPointer("/components/schemas", String(spot.node))}` } : spot,
    work,
  );
};

const discriminatorShape = shape("a discriminator", { propertyName: scalar, mapping: mapOf(mapped) }, []);

const schemaShape = shape(
  "a schema",
  {
    $ref: reference,
    type: (spot, work) => (isText(spot.node) ? spot.node : texts(spot, work)),
    format: scalar,
    nullable: scalar,
    enum: list,
    const: value,
    default: value,
    example: value,
    examples: list,
    required: texts,
    properties: mapOf(schema),
    patternProperties: mapOf(schema),
    propertyNames: schema,
    additionalProperties: schema,
    unevaluatedProperties: schema,
    dependentRequired: mapOf(texts),
    items: schema,
    prefixItems: listOf(schema),
    contains: schema,
    minContains: scalar,
    maxContains: scalar,
    allOf: listOf(schema),
    anyOf: listOf(schema),
    oneOf: listOf(schema),
    not: schema,
    ...Object.fromEntries(constraintKeywords.map((keyword) => [keyword, scalar])),
    contentEncoding: scalar,
    contentMediaType: scalar,
    discriminator: (spot, work) => keep(spot, discriminatorShape, work),
    deprecated: scalar,
    readOnly: scalar,
    writeOnly: scalar,
  },
  // A definition is kept where a reference asks for it.
  ["title", "summary", "description", "$comment", "externalDocs", "xml", "$defs", "definitions", "$schema"],
);

/** What OpenAPI 3.0 writes in its own way, written as OpenAPI 3.1. */
function modern(kept: JsonObject): JsonObject {
  return withNull(withLimit(withLimit(kept, "minimum", "exclusiveMinimum"), "maximum", "exclusiveMaximum"));
}

/** `minimum: 0, exclusiveMinimum: true` becomes `exclusiveMinimum: 0`. */
function withLimit(kept: JsonObject, plain: string, exclusive: string): JsonObject {
  const { [plain]: limit, [exclusive]: isExclusive, ...others } = kept;
  if (typeof isExclusive !== "boolean") {
    return kept;
  }
  return limit === undefined ? others : { ...others, [isExclusive ? exclusive : plain]: limit };
}

const compositions = new Set(["$ref", "allOf", "anyOf", "oneOf"]);

/** `nullable: true` becomes one more type, or one more alternative of a schema that is composed of others. */
function withNull(kept: JsonObject): JsonObject {
  const { nullable, ...others } = kept;
  if (nullable !== true) {
    return nullable === undefined ? kept : others;
  }
  const { type } = others;
  if (type !== undefined) {
    return { ...others, type: [...new Set([type, "null"].flat())] };
  }
  const parts = Object.entries(others).filter(([key]) => compositions.has(key));
  if (parts.length === 0) {
    return kept;
  }
  const rest = Object.entries(others).filter(([key]) => !compositions.has(key));
  return Object.fromEntries([...rest, ["anyOf", [Object.fromEntries(parts), { type: "null" }]]]);
}
