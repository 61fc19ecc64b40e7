import {
  isList,
  isObject,
  type JsonObject,
  type Schema,
  type SchemaView,
  schemaPointer,
  typesOf,
  valuesOf,
  viewSchema,
} from "@crm-invoices/openapi";
import * as fc from "fast-check";

const deepest = 6;

/**
 * Random values that are valid by a schema of the document: with or without each optional property, with properties that
 * nobody describes where these are allowed, with any value where the schema says nothing.
 */
export function randomValue(document: JsonObject, schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  const view = viewSchema(document, schema);
  const [choice] = view.alternatives;
  if (choice !== undefined) {
    return fc.oneof(...choice.schemas.map((part) => randomValue(document, part, depth)));
  }
  const values = valuesOf(view);
  if (values !== undefined) {
    return fc.constantFrom(...values);
  }
  const types = typesOf(view);
  if (types === undefined && view.properties.size === 0) {
    return fc.jsonValue({ maxDepth: 2 });
  }
  return fc.oneof(...(types ?? ["object"]).map((type) => ofType(document, view, schema, type, depth)));
}

function ofType(
  document: JsonObject,
  view: SchemaView,
  schema: Schema,
  type: string,
  depth: number,
): fc.Arbitrary<unknown> {
  switch (type) {
    case "object":
      return objects(document, view, depth);
    case "array": {
      const maxLength = depth >= deepest ? 0 : 3;
      const items = view.items ? randomValue(document, view.items, depth + 1) : fc.jsonValue({ maxDepth: 1 });
      return fc.array(items, { maxLength });
    }
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.integer();
    case "number":
      return fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    case "null":
      return fc.constant(null);
    case "string":
      return texts(view, schema);
    default:
      throw new Error(`#${schemaPointer(schema)}: there is no such type as ${type}.`);
  }
}

function objects(document: JsonObject, view: SchemaView, depth: number): fc.Arbitrary<unknown> {
  const properties = [...view.properties].filter(([name]) => depth < deepest || view.required.has(name));
  const known = fc.record(
    Object.fromEntries(properties.map(([name, part]) => [name, randomValue(document, part, depth + 1)])),
    { requiredKeys: properties.map(([name]) => name).filter((name) => view.required.has(name)) },
  );
  const names = fc.string({ minLength: 1 }).filter((name) => !view.properties.has(name));
  const unknown = fc.dictionary(names, fc.jsonValue({ maxDepth: 1 }), { maxKeys: 2 });
  return fc.tuple(unknown, known).map(([others, own]) => ({ ...others, ...own }));
}

const day = fc.date({ min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });

function texts(view: SchemaView, schema: Schema): fc.Arbitrary<string> {
  const format = view.keywords.get("format")?.value;
  switch (format) {
    case undefined:
      return fc.string();
    case "date":
      return day.map((date) => date.toISOString().slice(0, 10));
    case "date-time":
      return day.map((date) => date.toISOString());
    default:
      throw new Error(`#${schemaPointer(schema)}: no value is made for the format ${String(format)} yet.`);
  }
}

/** The value with one part of it replaced by anything, or taken out. It may no longer be valid. */
export function damaged(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(values, fc.nat(), fc.option(fc.jsonValue({ maxDepth: 1 }), { nil: undefined }))
    .map(([value, at, other]) => {
      const places = placesIn(value, []);
      const place = places[at % places.length] ?? [];
      return place.length === 0 ? (other ?? null) : replace(value, place, other);
    });
}

type Place = readonly (string | number)[];

function placesIn(value: unknown, path: Place): Place[] {
  const children = isList(value) ? [...value.keys()] : isObject(value) ? Object.keys(value) : [];
  return [path, ...children.flatMap((key) => placesIn(Reflect.get(Object(value), key), [...path, key]))];
}

function replace(value: unknown, [key, ...rest]: Place, other: unknown): unknown {
  if (key === undefined) {
    return other;
  }
  const inner = replace(Reflect.get(Object(value), key), rest, other);
  if (isList(value)) {
    return inner === undefined ? value.filter((_, index) => index !== key) : value.with(Number(key), inner);
  }
  const { [String(key)]: _, ...others } = isObject(value) ? value : {};
  return inner === undefined ? others : { ...others, [key]: inner };
}
