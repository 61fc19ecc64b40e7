import type { JsonObject } from "../json.ts";
import type { Schema, SchemaView } from "./model.ts";
import { type ViewOptions, viewSchema } from "./view.ts";

/**
 * A schema written as one plain schema, references followed and `allOf` merged, for who wants JSON rather than a view.
 * Only the schema itself is merged: its properties and items are as the document has them, to be merged when they are
 * come to. A property that several parts state becomes an `allOf` of them.
 *
 * @param schema a schema of the document, possibly a reference.
 */
export function mergeSchema(document: unknown, schema: unknown, options: ViewOptions = {}): JsonObject {
  return written(viewSchema(document, { node: schema, pointer: "" }, options));
}

function written(view: SchemaView): JsonObject {
  const { keywords, required, properties, items, additionalProperties, examples, alternatives } = view;
  const groups = alternatives.map(({ keyword, schemas }) => ({ [keyword]: schemas.map(nodeOf) }));
  const [first, ...others] = groups;
  return {
    ...Object.fromEntries([...keywords].map(([keyword, { value }]) => [keyword, value])),
    ...(properties.size > 0 && {
      properties: Object.fromEntries([...properties].map(([name, property]) => [name, nodeOf(property)])),
    }),
    ...(required.size > 0 && { required: [...required.keys()] }),
    ...(items && { items: nodeOf(items) }),
    ...(additionalProperties && { additionalProperties: nodeOf(additionalProperties) }),
    ...(examples.length > 0 && { examples: examples.map(({ value }) => value) }),
    ...first,
    ...(others.length > 0 && { allOf: others }),
  };
}

function nodeOf(schema: Schema): unknown {
  if ("node" in schema) {
    return schema.node;
  }
  return "all" in schema ? { allOf: schema.all.map(nodeOf) } : { anyOf: schema.any.map(nodeOf) };
}
