import {
  childPointer,
  isObject,
  type Located,
  type Schema,
  type SchemaView,
  schemaName,
  schemaPointer,
  viewSchema,
} from "@crm-invoices/openapi";
import type { Document } from "./document.ts";

const views = new WeakMap<object, Map<unknown, SchemaView>>();

/** Views a schema. A page shows many of them again and again, so the view of a node is kept. */
export function viewOf(document: Document, schema: Schema): SchemaView {
  if (!("node" in schema)) return viewSchema(document, schema);
  const known = views.get(document) ?? new Map<unknown, SchemaView>();
  views.set(document, known);
  const view = known.get(schema.node) ?? viewSchema(document, schema);
  known.set(schema.node, view);
  return view;
}

/** The named schema of a document, as others refer to it. */
export function namedSchema(name: string): Located {
  return { node: { $ref: `#${childPointer("", "components", "schemas", name)}` }, pointer: "" };
}

/** The schema of a parameter or header, with what is said of it there. */
export function schemaOf({ node, pointer }: Located): Schema {
  if (!isObject(node)) return { node, pointer };
  const { description, "x-evidence": evidence, "x-ledger": ledger } = node;
  const own = Object.entries({ description, "x-evidence": evidence, "x-ledger": ledger });
  const said = Object.fromEntries(own.filter(([, value]) => value !== undefined));
  return {
    all: [
      { node: said, pointer },
      { node: node["schema"], pointer: childPointer(pointer, "schema") },
    ],
  };
}

/** The schema of one item, of a list or a list of lists. */
export function itemOf(document: Document, { items }: SchemaView): Schema | undefined {
  return items && (itemOf(document, viewOf(document, items)) ?? items);
}

/** The ways a value may be, if there are several. */
export function alternativesOf({ alternatives }: SchemaView): readonly Schema[] {
  return alternatives.flatMap(({ schemas }) => schemas);
}

/** The properties of a schema: what it takes over from others first, then its own. */
export function propertiesOf(schema: Schema, { properties }: SchemaView): [string, Schema][] {
  const name = schemaName(schema);
  const own = name === undefined ? "" : childPointer("", "components", "schemas", name, "properties");
  const isOwn = (property: Schema) => own !== "" && schemaPointer(property).startsWith(`${own}/`);
  const { inherited = [], added = [] } = Object.groupBy([...properties], ([, property]) =>
    isOwn(property) ? "added" : "inherited",
  );
  return [...inherited, ...added];
}
