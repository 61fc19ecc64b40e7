import { DocumentError } from "./document-error.ts";
import { deepest } from "./limits.ts";
import type { ReadOptions } from "./reference.ts";
import type { Schema, SchemaView } from "./schema/model.ts";
import { schemaTargets } from "./schema/targets.ts";
import { typesOf, valuesOf } from "./schema/types.ts";
import { schemaPointer, viewSchema } from "./schema/view.ts";

/** Which properties a sample has. */
export interface SampleOptions extends ReadOptions {
  /** `all` (default): every property and one item in each list; `required`: only what has to be there. */
  readonly properties?: "all" | "required" | undefined;
}

/**
 * A value that is valid by the schema: its only value or the first it lists; otherwise an object or list made of its
 * parts, or the first example; otherwise the plainest value of its type. The first of alternatives is taken. A schema
 * that contains itself ends where that is met again.
 */
export function sampleValue(document: unknown, schema: Schema, options: SampleOptions = {}): unknown {
  const targets = (part: Schema) => schemaTargets(document, part, options).map(({ node }) => node);
  const sample = (part: Schema, around: readonly unknown[]): unknown => {
    if (around.length > deepest) {
      throw new DocumentError(`the schema is nested more than ${deepest} levels deep.`, schemaPointer(part));
    }
    const view = viewSchema(document, part, { ...options, alternatives: "first" });
    const values = valuesOf(view);
    if (values !== undefined && values.length > 0) {
      return values[0];
    }
    const within = [...around, ...targets(part)];
    const endsHere = (child: Schema) => targets(child).every((node) => within.includes(node));
    if (view.properties.size > 0) {
      const entries = [...view.properties].filter(
        ([name, property]) =>
          view.required.has(name) || (options.properties !== "required" && !endsHere(property)),
      );
      return Object.fromEntries(entries.map(([name, property]) => [name, sample(property, within)]));
    }
    if (view.items !== undefined) {
      const least = limit(view, "minItems") ?? (options.properties === "required" ? 0 : 1);
      const { items } = view;
      const isEmpty = least <= 1 && limit(view, "minItems") === undefined && endsHere(items);
      return isEmpty ? [] : Array.from({ length: least }, () => sample(items, within));
    }
    return view.examples[0]?.value ?? view.keywords.get("default")?.value ?? plainest(view, part);
  };
  return sample(schema, []);
}

function plainest(view: SchemaView, schema: Schema): unknown {
  const types = typesOf(view) ?? [];
  switch (types.find((type) => type !== "null") ?? types[0]) {
    case "object":
      return {};
    case "array":
      return [];
    case "boolean":
      return true;
    case "null":
      return null;
    case "integer":
      return Math.ceil(plainestNumber(view));
    case "number":
      return plainestNumber(view);
    default:
      return plainestText(view, schema);
  }
}

function plainestNumber(view: SchemaView): number {
  const step = limit(view, "multipleOf") ?? 1;
  const above = limit(view, "exclusiveMinimum");
  const least = Math.max(
    limit(view, "minimum") ?? Number.NEGATIVE_INFINITY,
    above ?? Number.NEGATIVE_INFINITY,
  );
  const most = limit(view, "maximum") ?? limit(view, "exclusiveMaximum") ?? Number.POSITIVE_INFINITY;
  if (step >= least && step <= most && step !== above && step !== limit(view, "exclusiveMaximum")) {
    return step;
  }
  const start = Number.isFinite(least) ? least : most - step;
  const rounded = Math.ceil(start / step) * step;
  return rounded === above ? rounded + step : rounded;
}

const formatted: Readonly<Record<string, string>> = {
  date: "2023-01-01",
  "date-time": "2023-01-01T00:00:00.000Z",
  email: "someone@example.com",
  uri: "https://example.com/",
  uuid: "123e4567-e89b-42d3-a456-426614174000",
};

function plainestText(view: SchemaView, schema: Schema): string {
  const pattern = view.keywords.get("pattern")?.value;
  const format = String(view.keywords.get("format")?.value);
  const text = formatted[format] ?? "text".padEnd(limit(view, "minLength") ?? 0, "x");
  const sample = format in formatted ? text : text.slice(0, limit(view, "maxLength") ?? text.length);
  if (typeof pattern === "string" && !new RegExp(pattern, "u").test(sample)) {
    throw new DocumentError(`a text that matches ${pattern} needs an example.`, schemaPointer(schema));
  }
  return sample;
}

function limit(view: SchemaView, keyword: string): number | undefined {
  const value = view.keywords.get(keyword)?.value;
  return typeof value === "number" ? value : undefined;
}
