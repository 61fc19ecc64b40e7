import { follow, laidOver, referenceName, type Schema } from "./document.ts";

export type Schemas = Readonly<Record<string, Schema>>;

/** A schema without reference and `allOf`, and the name that leads to it. */
export interface Shape {
  /** The name of the schema it refers to, if it does. */
  readonly name: string | undefined;
  readonly schema: Schema;
}

export function shapeOf(schemas: Schemas, schema: Schema): Shape {
  const name = schema.$ref === undefined ? undefined : referenceName(schema.$ref);
  const { allOf = [], ...own } = follow(schemas, schema);
  const shape: Shape = { name, schema: own };
  return allOf.map((part) => shapeOf(schemas, part)).reduceRight(join, shape);
}

function join(shape: Shape, part: Shape): Shape {
  return {
    name: shape.name ?? part.name,
    schema: {
      ...laidOver(part.schema, shape.schema),
      properties: { ...part.schema.properties, ...shape.schema.properties },
      required: [...(part.schema.required ?? []), ...(shape.schema.required ?? [])],
    },
  };
}

/** The schema of one item, of a list or a list of lists. */
export function itemOf(schemas: Schemas, shape: Shape): Shape | undefined {
  const { items } = shape.schema;
  if (items === undefined) return undefined;
  const item = shapeOf(schemas, items);
  return itemOf(schemas, item) ?? item;
}

/** The ways a value may be, if there are several. */
export function variantsOf({ schema }: Shape): readonly Schema[] {
  return [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
}
