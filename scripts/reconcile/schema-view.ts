import {
  childPointer,
  isList,
  isObject,
  isText,
  type JsonObject,
  members,
  typeOf,
  valueAt,
} from "@crm-invoices/openapi";
import { constraintKeywords, type Facet, type Stated } from "./claims.ts";
import { meet, nothing, unite } from "./schema-combine.ts";

/** A schema node, or several that hold together (`all`) or one of which holds (`any`). */
export type Schema =
  | { readonly node: unknown; readonly pointer: string; readonly trail: Trail | undefined }
  | { readonly all: readonly Schema[] }
  | { readonly any: readonly Schema[] };

/** The references followed on the way to a schema; meeting one again means a cycle. */
interface Trail {
  readonly reference: string;
  readonly before: Trail | undefined;
}

/** A schema as one flat statement: references followed, `allOf` merged, alternatives united. */
export interface View {
  /** Facet → statement; `type` is always a sorted list, `const` is an `enum` of one. */
  readonly facets: ReadonlyMap<Facet, Stated>;
  /** Names of required properties → pointer of the statement. */
  readonly required: ReadonlyMap<string, string>;
  readonly properties: ReadonlyMap<string, Schema>;
  readonly items: Schema | undefined;
  /** The schema of properties that have no name of their own. */
  readonly others: Schema | undefined;
  readonly examples: readonly Stated[];
}

export interface DocumentContext {
  readonly document: unknown;
  readonly unresolved: Map<string, number>;
}

export function schemaAt(node: unknown, pointer: string): Schema {
  return { node, pointer, trail: undefined };
}

/** The pointer of the place where the schema stands, before any reference in it is followed. */
export function pointerOf(schema: Schema): string {
  if ("pointer" in schema) {
    return schema.pointer;
  }
  const [first] = "all" in schema ? schema.all : schema.any;
  return first === undefined ? "" : pointerOf(first);
}

/** Follows a reference of any kind (schema, parameter, response, …) to its target. */
export function dereference(
  context: DocumentContext,
  node: unknown,
  pointer: string,
): { node: unknown; pointer: string } {
  let target = { node, pointer };
  const met = new Set<string>();
  while (isObject(target.node) && isText(target.node["$ref"]) && !met.has(target.node["$ref"])) {
    const reference = target.node["$ref"];
    met.add(reference);
    target = { node: lookUp(context, reference), pointer: reference.slice(1) };
  }
  return target;
}

function lookUp({ document, unresolved }: DocumentContext, reference: string): unknown {
  const found = reference.startsWith("#/") ? valueAt(document, reference.slice(1)) : undefined;
  if (found === undefined) {
    unresolved.set(reference, (unresolved.get(reference) ?? 0) + 1);
  }
  return found;
}

export function viewOf(context: DocumentContext, schema: Schema): View {
  if ("all" in schema) {
    return schema.all.map((part) => viewOf(context, part)).reduce(meet, nothing);
  }
  if ("any" in schema) {
    return unite(schema.any.map((part) => viewOf(context, part)));
  }
  const { node, pointer, trail } = schema;
  if (!isObject(node)) {
    return nothing;
  }
  let view = ownView(node, pointer, trail);
  const reference = node["$ref"];
  if (isText(reference) && !hasMet(trail, reference)) {
    const target = {
      node: lookUp(context, reference),
      pointer: reference.slice(1),
      trail: { reference, before: trail },
    };
    view = meet(view, viewOf(context, target));
  }
  for (const part of partsOf(node, "allOf", pointer, trail)) {
    view = meet(view, viewOf(context, part));
  }
  for (const keyword of ["oneOf", "anyOf"]) {
    const alternatives = partsOf(node, keyword, pointer, trail);
    if (alternatives.length > 0) {
      view = meet(view, viewOf(context, { any: alternatives }));
    }
  }
  return view;
}

function hasMet(trail: Trail | undefined, reference: string): boolean {
  return trail !== undefined && (trail.reference === reference || hasMet(trail.before, reference));
}

function partsOf(node: JsonObject, keyword: string, pointer: string, trail: Trail | undefined): Schema[] {
  const parts = node[keyword];
  const start = childPointer(pointer, keyword);
  return isList(parts)
    ? parts.map((part, index) => ({ node: part, pointer: childPointer(start, index), trail }))
    : [];
}

/** What the node itself says, without its references and compositions. */
function ownView(node: JsonObject, pointer: string, trail: Trail | undefined): View {
  const child = (keyword: string): Schema => ({
    node: node[keyword],
    pointer: childPointer(pointer, keyword),
    trail,
  });
  const facets = new Map<Facet, Stated>();
  const state = (facet: Facet, keyword: string, value: unknown) =>
    facets.set(facet, { value, pointer: childPointer(pointer, keyword) });
  const types = typesOf(node);
  if (types !== undefined) {
    facets.set("type", {
      value: types,
      pointer: node["type"] === undefined ? pointer : childPointer(pointer, "type"),
    });
  }
  if (Object.hasOwn(node, "const")) {
    state("enum", "const", [node["const"]]);
  } else if (isList(node["enum"])) {
    state(
      "enum",
      "enum",
      node["enum"].filter((value) => value !== null),
    );
  }
  for (const keyword of ["format", "default", ...constraintKeywords] as const) {
    if (Object.hasOwn(node, keyword)) {
      state(keyword, keyword, node[keyword]);
    }
  }
  const required = isList(node["required"]) ? node["required"].filter(isText) : [];
  const start = childPointer(pointer, "properties");
  const examples = isList(node["examples"]) ? node["examples"] : [];
  return {
    facets,
    required: new Map(required.map((name) => [name, childPointer(childPointer(pointer, "required"), name)])),
    properties: new Map(
      members(node["properties"]).map(([name, property]) => [
        name,
        { node: property, pointer: childPointer(start, name), trail },
      ]),
    ),
    items: isObject(node["items"]) ? child("items") : undefined,
    others: members(node["additionalProperties"]).length > 0 ? child("additionalProperties") : undefined,
    examples: [
      ...(Object.hasOwn(node, "example")
        ? [{ value: node["example"], pointer: childPointer(pointer, "example") }]
        : []),
      ...examples.map((value, index) => ({
        value,
        pointer: childPointer(childPointer(pointer, "examples"), index),
      })),
    ],
  };
}

function typesOf(node: JsonObject): string[] | undefined {
  const stated = isText(node["type"])
    ? [node["type"]]
    : isList(node["type"])
      ? node["type"].filter(isText)
      : impliedTypes(node);
  if (stated.length === 0) {
    return undefined;
  }
  return [...new Set(node["nullable"] === true ? [...stated, "null"] : stated)].sort();
}

function impliedTypes(node: JsonObject): string[] {
  if (isObject(node["properties"])) {
    return ["object"];
  }
  if (isObject(node["items"])) {
    return ["array"];
  }
  const values = Object.hasOwn(node, "const") ? [node["const"]] : isList(node["enum"]) ? node["enum"] : [];
  return values.map(typeOf);
}
