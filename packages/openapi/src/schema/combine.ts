import { canonical } from "../json.ts";
import type { Schema, SchemaView, Stated } from "./model.ts";
import { allowsType, typesOf, valuesOf } from "./types.ts";

/** The view of a schema that says nothing. */
export const unstated: SchemaView = {
  keywords: new Map(),
  required: new Map(),
  properties: new Map(),
  items: undefined,
  additionalProperties: undefined,
  examples: [],
  alternatives: [],
};

const greaterHolds = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"];
const smallerHolds = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"];
/** Marks of one statement, which go together: both are of one part, never a mixture. */
const marks = ["x-evidence", "x-ledger"];

/** Both hold. Where only one value can stand, the left one, which is nearer to the place of use, does. */
export function intersect(left: SchemaView, right: SchemaView): SchemaView {
  if (left === unstated || left === right) {
    return right;
  }
  return {
    keywords: intersectKeywords(left, right),
    required: new Map([...right.required, ...left.required]),
    properties: mergeProperties([left.properties, right.properties], (all) => ({ all })),
    items: combined([left.items, right.items], (all) => ({ all })),
    additionalProperties: combined([left.additionalProperties, right.additionalProperties], (all) => ({
      all,
    })),
    examples: [...left.examples, ...right.examples],
    alternatives: [...left.alternatives, ...right.alternatives],
  };
}

function intersectKeywords(left: SchemaView, right: SchemaView): Map<string, Stated> {
  const others = [...right.keywords].filter(
    ([keyword]) => !marks.includes(keyword) || !marks.some((mark) => left.keywords.has(mark)),
  );
  const keywords = new Map([...others, ...left.keywords]);
  const type = left.keywords.get("type");
  const types = [typesOf(left), typesOf(right)] as const;
  if (type !== undefined && right.keywords.has("type") && types[0] !== undefined && types[1] !== undefined) {
    keywords.set("type", { ...type, value: commonTypes(types[0], types[1]) });
  }
  const enumeration = left.keywords.get("enum");
  const allowed = valuesOf(right)?.map(canonical);
  const values = valuesOf(left);
  if (enumeration !== undefined && allowed !== undefined && values !== undefined) {
    const common = values.filter((value) => allowed.includes(canonical(value)));
    keywords.set("enum", { ...enumeration, value: common });
  }
  for (const [names, holds] of [
    [greaterHolds, Math.max],
    [smallerHolds, Math.min],
  ] as const) {
    for (const name of names) {
      const [one, other] = [left.keywords.get(name), right.keywords.get(name)];
      if (typeof one?.value === "number" && typeof other?.value === "number") {
        keywords.set(name, holds(one.value, other.value) === one.value ? one : other);
      }
    }
  }
  return keywords;
}

/** One type alone is written without a list, as documents do. */
function commonTypes(left: readonly string[], right: readonly string[]): string | readonly string[] {
  const common = [
    ...left.filter((type) => allowsType(right, type)),
    ...right.filter((type) => allowsType(left, type)),
  ];
  const [first, ...others] = [...new Set(common)].sort();
  return first !== undefined && others.length === 0 ? first : [...new Set(common)].sort();
}

/** One of them holds. A statement stays when every alternative of the same type makes it. */
export function union(views: readonly SchemaView[]): SchemaView {
  const objects = views.filter((view) => mayBe(view, "object"));
  const [first = unstated] = objects;
  return {
    keywords: unionKeywords(views),
    required: new Map(
      [...first.required].filter(([name]) => objects.every((view) => view.required.has(name))),
    ),
    properties: mergeProperties(
      views.map((view) => view.properties),
      (any) => ({ any }),
    ),
    items: combined(
      views.map((view) => view.items),
      (any) => ({ any }),
    ),
    additionalProperties: combined(
      views.map((view) => view.additionalProperties),
      (any) => ({ any }),
    ),
    examples: views.flatMap((view) => view.examples),
    alternatives: views.flatMap((view) => view.alternatives),
  };
}

function unionKeywords(views: readonly SchemaView[]): Map<string, Stated> {
  const keywords = new Map<string, Stated>();
  for (const view of views) {
    for (const [keyword, stated] of view.keywords) {
      const isPlain = keyword !== "type" && keyword !== "enum" && keyword !== "const";
      if (isPlain && !keywords.has(keyword) && views.every((other) => agrees(view, other, keyword))) {
        keywords.set(keyword, stated);
      }
    }
    const values = view.keywords.get("const") ?? view.keywords.get("enum");
    if (values && !keywords.has("enum") && views.every((other) => listsValues(view, other))) {
      keywords.set("enum", { ...values, value: views.flatMap((one) => valuesOf(one) ?? []) });
    }
  }
  const types = views.map(typesOf);
  if (views.length > 0 && types.every((list) => list !== undefined)) {
    const pointer = views.find((view) => view.keywords.has("type"))?.keywords.get("type")?.pointer ?? "";
    keywords.set("type", { value: [...new Set(types.flat())].sort(), pointer });
  }
  return keywords;
}

function mayBe(view: SchemaView, type: string): boolean {
  return typesOf(view)?.includes(type) ?? true;
}

function sharesType(view: SchemaView, other: SchemaView): boolean {
  return typesOf(view)?.some((type) => mayBe(other, type)) ?? true;
}

function listsValues(view: SchemaView, other: SchemaView): boolean {
  return !sharesType(view, other) || valuesOf(other) !== undefined;
}

function agrees(view: SchemaView, other: SchemaView, keyword: string): boolean {
  const [one, another] = [view.keywords.get(keyword), other.keywords.get(keyword)];
  return !sharesType(view, other) || canonical(another?.value ?? null) === canonical(one?.value ?? null);
}

function mergeProperties(
  maps: readonly ReadonlyMap<string, Schema>[],
  combine: (schemas: Schema[]) => Schema,
): Map<string, Schema> {
  const merged = new Map<string, Schema[]>();
  for (const [name, schema] of maps.flatMap((map) => [...map])) {
    merged.set(name, [...(merged.get(name) ?? []), schema]);
  }
  return new Map([...merged].map(([name, schemas]) => [name, combined(schemas, combine) ?? { all: [] }]));
}

/** One schema of those that there are; the same node twice says no more than once. */
function combined(
  schemas: readonly (Schema | undefined)[],
  combine: (schemas: Schema[]) => Schema,
): Schema | undefined {
  const byNode = new Map(
    schemas.flatMap((schema) =>
      schema === undefined ? [] : [["node" in schema ? schema.node : schema, schema] as const],
    ),
  );
  const [first, ...others] = byNode.values();
  return first !== undefined && others.length > 0 ? combine([first, ...others]) : first;
}
