import { allowsType, canonical, isList, isText } from "@crm-invoices/openapi";
import type { Facet, Stated } from "./claims.ts";
import type { Schema, View } from "./schema-view.ts";

/** The view of a schema that says nothing. */
export const nothing: View = {
  facets: new Map(),
  required: new Map(),
  properties: new Map(),
  items: undefined,
  others: undefined,
  examples: [],
};

function listOf(facets: ReadonlyMap<Facet, Stated>, facet: "type" | "enum"): readonly unknown[] | undefined {
  const value = facets.get(facet)?.value;
  return isList(value) ? value : undefined;
}

/** The types of a view, or undefined when it states none. */
export function typesIn(facets: ReadonlyMap<Facet, Stated>): readonly string[] | undefined {
  return listOf(facets, "type")?.filter(isText);
}

/** Both hold. Where only one value can stand, the left one, which is nearer to the place of use, wins. */
export function meet(left: View, right: View): View {
  const facets = new Map([...right.facets, ...left.facets]);
  const types = [typesIn(left.facets), typesIn(right.facets)] as const;
  const stated = left.facets.get("type");
  if (stated !== undefined && types[0] !== undefined && types[1] !== undefined) {
    const [one, other] = types;
    const common = [
      ...one.filter((type) => allowsType(other, type)),
      ...other.filter((type) => allowsType(one, type)),
    ];
    facets.set("type", { value: [...new Set(common)].sort(), pointer: stated.pointer });
  }
  const enumeration = left.facets.get("enum");
  const values = [listOf(left.facets, "enum"), listOf(right.facets, "enum")] as const;
  if (enumeration !== undefined && values[0] !== undefined && values[1] !== undefined) {
    const allowed = new Set(values[1].map(canonical));
    facets.set("enum", {
      value: values[0].filter((value) => allowed.has(canonical(value))),
      pointer: enumeration.pointer,
    });
  }
  return {
    facets,
    required: new Map([...right.required, ...left.required]),
    properties: merge([left.properties, right.properties], (all) => ({ all })),
    items: both([left.items, right.items], (all) => ({ all })),
    others: both([left.others, right.others], (all) => ({ all })),
    examples: [...left.examples, ...right.examples],
  };
}

/** One of them holds. A statement survives when every alternative of the same type makes it. */
export function unite(views: readonly View[]): View {
  const objects = views.filter((view) => mayBe(view, "object"));
  const [first = nothing] = objects;
  const facets = new Map<Facet, Stated>();
  for (const view of views) {
    for (const [facet, stated] of view.facets) {
      if (!facets.has(facet) && facet !== "type" && views.every((other) => agrees(view, other, facet))) {
        facets.set(
          facet,
          facet === "enum"
            ? { ...stated, value: views.flatMap((one) => listOf(one.facets, "enum") ?? []) }
            : stated,
        );
      }
    }
  }
  const types = views.map((view) => typesIn(view.facets));
  const pointer = views.find((view) => view.facets.has("type"))?.facets.get("type")?.pointer ?? "";
  if (types.every((list) => list !== undefined)) {
    facets.set("type", { value: [...new Set(types.flat())].sort(), pointer });
  }
  return {
    facets,
    required: new Map(
      [...first.required].filter(([name]) => objects.every((view) => view.required.has(name))),
    ),
    properties: merge(
      views.map((view) => view.properties),
      (any) => ({ any }),
    ),
    items: both(
      views.map((view) => view.items),
      (any) => ({ any }),
    ),
    others: both(
      views.map((view) => view.others),
      (any) => ({ any }),
    ),
    examples: views.flatMap((view) => view.examples),
  };
}

function mayBe(view: View, type: string): boolean {
  return typesIn(view.facets)?.includes(type) ?? true;
}

function agrees(view: View, other: View, facet: Facet): boolean {
  const types = typesIn(view.facets);
  const shareType = types === undefined || types.some((type) => mayBe(other, type));
  const stated = other.facets.get(facet);
  if (facet === "enum") {
    return !shareType || stated !== undefined;
  }
  return !shareType || canonical(stated?.value ?? null) === canonical(view.facets.get(facet)?.value ?? null);
}

function merge(
  maps: readonly ReadonlyMap<string, Schema>[],
  combine: (schemas: Schema[]) => Schema,
): Map<string, Schema> {
  const merged = new Map<string, Schema[]>();
  for (const [name, schema] of maps.flatMap((map) => [...map])) {
    const known = merged.get(name);
    if (known === undefined) {
      merged.set(name, [schema]);
    } else {
      known.push(schema);
    }
  }
  return new Map([...merged].map(([name, schemas]) => [name, both(schemas, combine) ?? combine(schemas)]));
}

function both(
  schemas: readonly (Schema | undefined)[],
  combine: (schemas: Schema[]) => Schema,
): Schema | undefined {
  const present = schemas.filter((schema) => schema !== undefined);
  return present.length > 1 ? combine(present) : present[0];
}
