import { type Schema, sampleValue, viewSchema } from "@crm-invoices/openapi";

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

/** Each way to break the sample by one missing property or one value that is not allowed. */
export function faults(document: unknown, schema: Schema): Fault[] {
  const whole = sampleValue(document, schema);

  function faultsAt(part: Schema, path: readonly string[]): Fault[] {
    const { keywords, required, properties, items } = viewSchema(document, part, { alternatives: "first" });
    const code = (["const", "enum"] as const).find((keyword) => keywords.has(keyword));
    if (code) {
      const value = replace(whole, path, "no such value");
      return [{ title: `with no such ${path.join(".")}`, value, code, path }];
    }
    const missing = [...required.keys()].map((name): Fault => {
      const place = [...path, name];
      return { title: `without ${place.join(".")}`, value: remove(whole, place), code: "required", path };
    });
    const nested = [...properties].flatMap(([name, property]) => faultsAt(property, [...path, name]));
    return [...missing, ...nested, ...(items ? faultsAt(items, [...path, "0"]) : [])];
  }

  return faultsAt(schema, []);
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
