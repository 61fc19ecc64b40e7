import { isObject, listOf, mergeSchema } from "@crm-invoices/openapi";
import { isoDay, isoTime, numberFor, recordId, type Source, textFor } from "./fields.ts";
import { settle } from "./settle.ts";

type Schema = Readonly<Record<string, unknown>>;

/** Generates values that fit a schema, from what the names of its fields suggest. */
export function createGenerator(random: () => number): (schema: unknown) => unknown {
  const source: Source = {
    random,
    pick: (items) => {
      const item = items[Math.floor(random() * items.length)];
      if (item === undefined) throw new Error("There is nothing to pick from.");
      return item;
    },
    whole: (from, to) => from + Math.floor(random() * (to - from + 1)),
  };
  return (schema) => settle(generate(source, schema, "", "", 0));
}

/** Deeper than any document here; a schema that holds itself ends somewhere. */
const deepest = 12;

function generate(source: Source, given: unknown, name: string, owner: string, depth: number): unknown {
  const schema = flatten(given);
  if (schema["const"] !== undefined) return schema["const"];
  const options = schema["enum"];
  if (Array.isArray(options) && options.length > 0) return source.pick<unknown>(options);
  const type = typeOf(schema);
  if (depth > deepest) return type === "array" ? [] : type === "object" ? {} : null;
  if (type === "object") return object(source, schema, name || owner, depth);
  if (type === "array") return list(source, schema, name, owner, depth);
  if (type === "string") return text(source, schema, name, owner);
  if (type === "number" || type === "integer") return number(source, schema, name, type);
  if (type === "boolean") return name === "success" || source.random() < 0.5;
  return exampleOf(source, schema) ?? null;
}

function object(source: Source, schema: Schema, name: string, depth: number): unknown {
  const properties = schema["properties"];
  if (!isObject(properties)) return exampleOf(source, schema) ?? {};
  return Object.fromEntries(
    Object.entries(properties).map(([field, inner]) => [
      field,
      generate(source, inner, field, name, depth + 1),
    ]),
  );
}

function list(source: Source, schema: Schema, name: string, owner: string, depth: number): unknown {
  const items = schema["items"];
  if (!isObject(items)) return exampleOf(source, schema) ?? [];
  const least = numberIn(schema, "minItems") ?? 1;
  const most = Math.max(least, Math.min(numberIn(schema, "maxItems") ?? 3, least + 2));
  return Array.from({ length: source.whole(least, most) }, () =>
    generate(source, items, name, name || owner, depth + 1),
  );
}

function text(source: Source, schema: Schema, name: string, owner: string): unknown {
  if (schema["pattern"] !== undefined) return exampleOf(source, schema) ?? "";
  const format = schema["format"];
  const generated =
    format === "date"
      ? isoDay(source)
      : format === "date-time"
        ? isoTime(source)
        : textFor(source, name, owner);
  const value = generated ?? exampleOf(source, schema) ?? `${name || "text"} ${recordId(source).slice(0, 4)}`;
  if (typeof value !== "string") return value;
  const least = numberIn(schema, "minLength") ?? 0;
  return value.padEnd(least, "x").slice(0, numberIn(schema, "maxLength") ?? value.length + least);
}

function number(source: Source, schema: Schema, name: string, type: string): unknown {
  const generated = numberFor(source, name) ?? exampleOf(source, schema) ?? source.whole(1, 100);
  if (typeof generated !== "number") return generated;
  const least = numberIn(schema, "minimum") ?? Number.NEGATIVE_INFINITY;
  const most = numberIn(schema, "maximum") ?? Number.POSITIVE_INFINITY;
  return Math.min(Math.max(type === "integer" ? Math.round(generated) : generated, least), most);
}

/** The schema with its alternatives decided: all of `allOf`, the first of the others. */
function flatten(given: unknown): Schema {
  if (!isObject(given)) return {};
  const composed = ["allOf", "oneOf", "anyOf"].some((keyword) => listOf(given[keyword]).length > 0);
  // Prism has put in the place of each reference what it leads to.
  return composed ? mergeSchema(undefined, given, { alternatives: "first", onUnresolved: () => {} }) : given;
}

function typeOf(schema: Schema): unknown {
  const type = schema["type"];
  if (Array.isArray(type)) return type.find((candidate) => candidate !== "null");
  return type ?? (schema["properties"] ? "object" : schema["items"] ? "array" : undefined);
}

function exampleOf(source: Source, schema: Schema): unknown {
  const examples = schema["examples"];
  return Array.isArray(examples) && examples.length > 0 ? source.pick<unknown>(examples) : schema["default"];
}

function numberIn(schema: Schema, key: string): number | undefined {
  const value = schema[key];
  return typeof value === "number" ? value : undefined;
}
