import {
  isList,
  isObject,
  isText,
  locate,
  members,
  type ReadOptions,
  type Schema,
  type SchemaView,
  type Stated,
  schemaPointer,
  schemaTargets,
  typesOf,
  viewSchema,
} from "@crm-invoices/openapi";
import {
  claim,
  constraintKeywords,
  type Facet,
  type OperationClaims,
  placeAt,
  usageKeywords,
} from "./claims.ts";
import { claimExample } from "./example-claims.ts";

/** A document that claims are taken from. */
export interface ClaimContext extends ReadOptions {
  readonly document: unknown;
  /** Whether examples count as claims; a bundle's own examples are for others to check. */
  readonly examples: boolean;
}

/**
 * Claims everything the schema says about location `at` and what is below it: `at.name` for a property,
 * `at[]` for the items of an array, `at{}` for properties without a name of their own.
 */
export function claimSchema(
  context: ClaimContext,
  claims: OperationClaims,
  at: string,
  parent: string | undefined,
  schema: Schema,
  around: ReadonlySet<unknown> = new Set(),
): void {
  const view = viewSchema(context.document, schema, { ...context, alternatives: "union" });
  const place = placeAt(claims, at, parent);
  for (const [facet, { value, pointer }] of facetsOf(context, schema, view)) {
    claim(place, facet, value, pointer);
  }
  if (context.examples) {
    for (const { value, pointer } of view.examples) {
      claimExample(claims, at, parent, value, pointer);
    }
  }
  const targets = schemaTargets(context.document, schema, uncounted).map(({ node }) => node);
  // A schema that contains itself says no more the second time.
  if (targets.every((node) => around.has(node))) {
    return;
  }
  const within = new Set([...around, ...targets]);
  const part = (name: string, child: Schema): void => {
    claim(placeAt(claims, name, at), "present", true, schemaPointer(child));
    claimSchema(context, claims, name, at, child, within);
  };
  for (const [name, property] of view.properties) {
    const location = `${at}.${name}`;
    const required = view.required.get(name);
    claim(
      placeAt(claims, location, at),
      "required",
      required !== undefined,
      required ?? schemaPointer(property),
    );
    part(location, property);
  }
  if (view.items !== undefined && isSchemaObject(view.items)) {
    part(`${at}[]`, view.items);
  }
  if (view.additionalProperties !== undefined && saysSomething(view.additionalProperties)) {
    part(`${at}{}`, view.additionalProperties);
  }
}

function isSchemaObject(schema: Schema): boolean {
  return !("node" in schema) || isObject(schema.node);
}

/** An empty schema of the properties without a name says that there may be any, as saying nothing does. */
function saysSomething(schema: Schema): boolean {
  return !("node" in schema) || members(schema.node).length > 0;
}

/** Viewing a schema has told of references that lead nowhere. */
const uncounted: ReadOptions = { onUnresolved: () => {} };

function* facetsOf(context: ClaimContext, schema: Schema, view: SchemaView): Generator<[Facet, Stated]> {
  const types = typesOf(view);
  if (types !== undefined) {
    const pointer = view.keywords.get("type")?.pointer ?? implied(context, schema);
    yield ["type", { value: types, pointer }];
  }
  const constant = view.keywords.get("const");
  const listed = view.keywords.get("enum");
  if (constant !== undefined) {
    yield ["enum", { ...constant, value: [constant.value] }];
  } else if (listed !== undefined && isList(listed.value)) {
    // That the value may be null is what the type says.
    yield ["enum", { ...listed, value: listed.value.filter((value) => value !== null) }];
  }
  for (const facet of usageKeywords) {
    const stated = view.keywords.get(facet);
    if (stated?.value === true) {
      yield [facet, stated];
    }
  }
  const { additionalProperties: others } = view;
  if (others !== undefined && "node" in others && others.node === false) {
    yield ["additionalProperties", { value: false, pointer: others.pointer }];
  }
  for (const facet of ["format", "default", ...constraintKeywords] as const) {
    const stated = view.keywords.get(facet);
    if (stated !== undefined) {
      yield [facet, stated];
    }
  }
}

/** The pointer of a type that no keyword states. */
function implied({ document }: ClaimContext, schema: Schema): string {
  return "node" in schema ? locate(document, schema, uncounted).pointer : schemaPointer(schema);
}

/** The types of a place, or undefined when none are stated. */
export function typesIn(facets: ReadonlyMap<Facet, Stated>): readonly string[] | undefined {
  const types = facets.get("type")?.value;
  return isList(types) ? types.filter(isText) : undefined;
}
