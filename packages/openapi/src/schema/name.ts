import { isObject, isText, listOf } from "../json.ts";
import { referenceName } from "../reference.ts";
import type { Schema } from "./model.ts";

/** The name of a schema: of the one that it refers to, alone or in an `allOf` with words of its own. */
export function schemaName(schema: Schema): string | undefined {
  if ("all" in schema) return schema.all.map(schemaName).find((name) => name !== undefined);
  if ("any" in schema || !isObject(schema.node)) return undefined;
  const { $ref: reference, allOf } = schema.node;
  if (isText(reference)) return referenceName(reference);
  return listOf(allOf)
    .map((node) => schemaName({ node, pointer: "" }))
    .find((name) => name !== undefined);
}
