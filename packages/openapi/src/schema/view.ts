import { DocumentError } from "../document-error.ts";
import { isList, isObject, isText, type JsonObject, listOf, members } from "../json.ts";
import { deepest } from "../limits.ts";
import { childPointer } from "../pointer.ts";
import { type Located, type ReadOptions, referenceTarget } from "../reference.ts";
import { intersect, union, unstated } from "./combine.ts";
import type { Alternatives, Schema, SchemaView } from "./model.ts";

export interface ViewOptions extends ReadOptions {
  /**
   * What becomes of `oneOf` and `anyOf`:
   * - `keep` (default): listed as `alternatives`, for who shows each;
   * - `first`: the first that is more than `null` holds, for who needs one valid value;
   * - `union`: merged into what all of them state, for who compares. A statement stays when every alternative of the
   *   same type makes it, and what each of them requires is required.
   */
  readonly alternatives?: "keep" | "first" | "union" | undefined;
}

/**
 * Views a schema of a document. Where several parts state the same keyword, all hold: types and enums are
 * intersected, the narrower limit stands, everything required is required; of words and other keywords the one
 * nearest to the place of use stands. A property that several parts state is the schema of which `all` hold.
 *
 * Properties and items are views of their own, taken when they are asked for; so a schema may contain itself. One that
 * is made of itself, by references and `allOf` alone, is a `DocumentError`.
 */
export function viewSchema(document: unknown, schema: Schema, options: ViewOptions = {}): SchemaView {
  // Each node is viewed once: parts that are used twice, level by level, would double the work with each level.
  const known = new Map<unknown, SchemaView>();
  const open = new Set<unknown>();

  function view(part: Schema): SchemaView {
    if ("all" in part) {
      return part.all.map(view).reduce(intersect, unstated);
    }
    if ("any" in part) {
      return union(part.any.map(view));
    }
    const { node, pointer } = part;
    if (!isObject(node)) {
      return unstated;
    }
    const before = known.get(node);
    if (before !== undefined) {
      return before;
    }
    if (open.has(node)) {
      throw new DocumentError("the schema is made of itself.", pointer);
    }
    if (open.size === deepest) {
      throw new DocumentError(`the schema is made of more than ${deepest} levels of others.`, pointer);
    }
    open.add(node);
    const found = viewNode(node, pointer);
    open.delete(node);
    known.set(node, found);
    return found;
  }

  function viewNode(node: JsonObject, pointer: string): SchemaView {
    let found = ownView(node, pointer);
    const reference = node["$ref"];
    if (isText(reference)) {
      found = intersect(found, view(referenceTarget(document, reference, pointer, options)));
    }
    for (const part of partsOf(node, "allOf", pointer)) {
      found = intersect(found, view(part));
    }
    for (const keyword of ["oneOf", "anyOf"] as const) {
      const schemas = partsOf(node, keyword, pointer);
      if (schemas.length > 0) {
        found = intersect(found, viewAlternatives({ keyword, schemas }));
      }
    }
    return found;
  }

  function viewAlternatives(alternatives: Alternatives): SchemaView {
    switch (options.alternatives) {
      case "union":
        return view({ any: alternatives.schemas });
      case "first": {
        const isMore = (part: Schema) => view(part).keywords.get("type")?.value !== "null";
        const [first] = alternatives.schemas;
        const chosen = alternatives.schemas.find(isMore) ?? first;
        return chosen === undefined ? unstated : view(chosen);
      }
      default:
        return { ...unstated, alternatives: [alternatives] };
    }
  }

  return view(schema);
}

/** The pointer of the place where the schema stands, before any reference in it is followed. */
export function schemaPointer(schema: Schema): string {
  if ("pointer" in schema) {
    return schema.pointer;
  }
  const [first] = "all" in schema ? schema.all : schema.any;
  return first === undefined ? "" : schemaPointer(first);
}

function partsOf(node: JsonObject, keyword: string, pointer: string): Located[] {
  return listOf(node[keyword]).map((part, index) => ({
    node: part,
    pointer: childPointer(pointer, keyword, index),
  }));
}

const structural: ReadonlySet<string> = new Set([
  "$ref",
  "allOf",
  "oneOf",
  "anyOf",
  "required",
  "properties",
  "items",
  "additionalProperties",
  "example",
  "examples",
]);

/** What the node itself says, without its references and compositions. */
function ownView(node: JsonObject, pointer: string): SchemaView {
  const child = (keyword: string): Located | undefined =>
    node[keyword] === undefined
      ? undefined
      : { node: node[keyword], pointer: childPointer(pointer, keyword) };
  return {
    ...unstated,
    keywords: new Map(
      Object.entries(node)
        .filter(([keyword]) => !structural.has(keyword))
        .map(([keyword, value]) => [keyword, { value, pointer: childPointer(pointer, keyword) }]),
    ),
    required: new Map(
      listOf(node["required"])
        .filter(isText)
        .map((name) => [name, childPointer(pointer, "required", name)]),
    ),
    properties: new Map(
      members(node["properties"]).map(([name, property]) => [
        name,
        { node: property, pointer: childPointer(pointer, "properties", name) },
      ]),
    ),
    items: child("items"),
    additionalProperties: child("additionalProperties"),
    examples: [
      ...(Object.hasOwn(node, "example")
        ? [{ value: node["example"], pointer: childPointer(pointer, "example") }]
        : []),
      ...(isList(node["examples"]) ? node["examples"] : []).map((value, index) => ({
        value,
        pointer: childPointer(pointer, "examples", index),
      })),
    ],
  };
}
