import { type Components, follow, type Schema } from "./document.ts";

type Schemas = Components["schemas"];

/** How a value breaks its schema, and how Prism reports it. */
export interface Fault {
  /** Says what is wrong, such as `without card.brand`. */
  readonly title: string;
  /** The whole value, with this one thing wrong. */
  readonly value: unknown;
  readonly code: "required" | "enum" | "const";
  /** Where the fault is reported: for a missing property, where the object is that lacks it. */
  readonly path: readonly string[];
}

/** A value of the schema with every property there is and one item in each list. */
export function sample(schemas: Schemas, schema: Schema): unknown {
  const flat = flatten(schemas, schema);
  if (flat.const !== undefined) return flat.const;
  if (flat.enum) return flat.enum[0];
  if (flat.properties) {
    const entries = Object.entries(flat.properties);
    return Object.fromEntries(entries.map(([name, property]) => [name, sample(schemas, property)]));
  }
  if (flat.items) return [sample(schemas, flat.items)];
  if (flat.examples) return flat.examples[0];
  return plainest(flat);
}

/** Each way to break the sample by one missing property or one value that is not allowed. */
export function faults(schemas: Schemas, schema: Schema): Fault[] {
  return faultsAt(schemas, schema, sample(schemas, schema), []);
}

function faultsAt(schemas: Schemas, schema: Schema, whole: unknown, path: readonly string[]): Fault[] {
  const flat = flatten(schemas, schema);
  const choice = flat.const === undefined ? (flat.enum ? "enum" : undefined) : "const";
  if (choice) {
    const value = replace(whole, path, "no such value");
    return [{ title: `with no such ${path.join(".")}`, value, code: choice, path }];
  }
  const missing = (flat.required ?? []).map((name): Fault => {
    const place = [...path, name];
    return {
      title: `without ${place.join(".")}`,
      value: remove(whole, place),
      code: "required",
      path,
    };
  });
  const nested = Object.entries(flat.properties ?? {}).flatMap(([name, property]) =>
    faultsAt(schemas, property, whole, [...path, name]),
  );
  const inItems = flat.items ? faultsAt(schemas, flat.items, whole, [...path, "0"]) : [];
  return [...missing, ...nested, ...inItems];
}

/** A copy of the value with another one at the path. */
export function replace(value: unknown, path: readonly string[], replacement: unknown): unknown {
  return changed(value, path, (parent, key) => Reflect.set(parent, key, replacement));
}

/** A copy of the value with nothing at the path. */
export function remove(value: unknown, path: readonly string[]): unknown {
  return changed(value, path, (parent, key) => Reflect.deleteProperty(parent, key));
}

function changed(
  value: unknown,
  path: readonly string[],
  change: (parent: object, key: string) => void,
): unknown {
  const copy: unknown = structuredClone(value);
  const last = path.at(-1);
  const parent = path
    .slice(0, -1)
    .reduce(
      (node, key) => (typeof node === "object" && node !== null ? Reflect.get(node, key) : undefined),
      copy,
    );
  if (last === undefined || typeof parent !== "object" || parent === null) {
    throw new Error(`There is nothing at ${path.join(".")} to change.`);
  }
  change(parent, last);
  return copy;
}

/** The schema without references, with its `allOf` merged and the first of its alternatives chosen. */
function flatten(schemas: Schemas, schema: Schema): Schema {
  const { allOf = [], oneOf = [], anyOf = [], ...own } = follow(schemas, schema);
  const others = [...allOf, ...oneOf.slice(0, 1), ...anyOf.slice(0, 1)];
  if (others.length === 0) return own;
  const parts: Schema[] = [...others.map((other) => flatten(schemas, other)), own];
  const merged: Schema = Object.assign({}, ...parts);
  const required = parts.flatMap((part) => part.required ?? []);
  if (merged.properties === undefined) return { ...merged, required };
  return { ...merged, required, properties: Object.assign({}, ...parts.map(({ properties }) => properties)) };
}

function plainest(schema: Schema): unknown {
  switch (typeof schema.type === "string" ? schema.type : schema.type?.[0]) {
    case "object":
      return {};
    case "array":
      return [];
    case "boolean":
      return true;
    case "integer":
    case "number":
      return 1;
    default:
      return schema.format === "date" ? "2023-01-01" : "text";
  }
}
