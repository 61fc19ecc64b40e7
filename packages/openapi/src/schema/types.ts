import { isList, isObject, isText, typeOf } from "../json.ts";
import type { SchemaView } from "./model.ts";

/**
 * The types that a value may have, sorted; undefined when the schema does not say. A schema without `type` says it by
 * its properties, its items or its values; `nullable` of OpenAPI 3.0 counts as the type `null`.
 */
export function typesOf(view: SchemaView): readonly string[] | undefined {
  const type = view.keywords.get("type")?.value;
  const types = isText(type) ? [type] : isList(type) ? type.filter(isText) : impliedTypes(view);
  if (types.length === 0) {
    return isList(type) ? [] : undefined;
  }
  const isNullable = view.keywords.get("nullable")?.value === true;
  return [...new Set(isNullable ? [...types, "null"] : types)].sort();
}

function impliedTypes(view: SchemaView): string[] {
  if (view.properties.size > 0) {
    return ["object"];
  }
  if (view.items !== undefined && (!("node" in view.items) || isObject(view.items.node))) {
    return ["array"];
  }
  return (valuesOf(view) ?? []).map(typeOf);
}

/** The values that a schema allows, of its `const` or its `enum`; undefined when it lists none. */
export function valuesOf(view: SchemaView): readonly unknown[] | undefined {
  const constant = view.keywords.get("const");
  const listed = view.keywords.get("enum")?.value;
  return constant ? [constant.value] : isList(listed) ? listed : undefined;
}

/** Whether a value of type `actual` is allowed where `types` are stated: a whole number is a number as well. */
export function allowsType(types: readonly string[], actual: string): boolean {
  return types.includes(actual) || (actual === "integer" && types.includes("number"));
}
