import { isText, type Schema, type SchemaView, schemaName, valuesOf } from "@crm-invoices/openapi";
import { type Content, html } from "../site/html.ts";
import type { Context } from "./context.ts";
import type { Document } from "./document.ts";
import { alternativesOf, viewOf } from "./schema.ts";

/** The type of a schema as TypeScript writes it, with a link to each type that has a name. */
export function typeOf(context: Context, schema: Schema, document: Document = context.document): Content {
  const view = viewOf(document, schema);
  const plain = plainType(context, view, document);
  const name = schemaName(schema);
  if (name === undefined) return plain;
  const label = html`<code>${name}</code>`;
  // A type that callers alone observe, or that another takes the place of, is not on the page in both documents.
  const address = context.typeAddress(name);
  const link = address === undefined ? label : html`<a href="${address}">${label}</a>`;
  return view.properties.size > 0 ? link : html`${link} = ${plain}`;
}

function plainType(context: Context, view: SchemaView, document: Document): Content {
  const { keywords, items } = view;
  const alternatives = alternativesOf(view);
  if (alternatives.length > 0) {
    return alternatives.map(
      (alternative, index) => html`${index > 0 && " | "}${typeOf(context, alternative, document)}`,
    );
  }
  const constant = keywords.get("const");
  if (constant !== undefined) return html`<code>${JSON.stringify(constant.value)}</code>`;
  if (items !== undefined) return html`${typeOf(context, items, document)}<code>[]</code>`;
  const types = [keywords.get("type")?.value ?? []].flat().filter(isText);
  if (types.length === 0) return html`<code>unknown</code>`;
  const format = keywords.get("format")?.value;
  return html`<code>${types.map((type) => (type === "array" ? "unknown[]" : type)).join(" | ")}</code>${
    isText(format) && html` <span class="format">${format}</span>`
  }`;
}

const limits = ["minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "pattern"] as const;

/** What values are allowed, the default and an example. */
export function facts({ words, document }: Context, view: SchemaView): Content {
  const { keywords, examples, items } = view;
  const values = listedValues(view) ?? (items && listedValues(viewOf(document, items)));
  const example = examples[0]?.value;
  const shown = [
    ...(values ? [html`<span>${words.oneOf} ${codes(values)}</span>`] : []),
    ...limits.flatMap((limit) => {
      const stated = keywords.get(limit);
      return stated === undefined ? [] : [html`<span>${words.limits[limit]} ${code(stated.value)}</span>`];
    }),
    ...(keywords.has("default")
      ? [html`<span>${words.default} ${code(keywords.get("default")?.value)}</span>`]
      : []),
    ...(example === undefined || typeof example === "object" || keywords.has("const")
      ? []
      : [html`<span>${words.example} ${code(example)}</span>`]),
  ];
  return (
    shown.length > 0 &&
    html`<p class="facts">${shown.map((fact, index) => html`${index > 0 && " · "}${fact}`)}</p>`
  );
}

/** The values that an enum lists. */
export function listedValues(view: SchemaView): readonly unknown[] | undefined {
  return view.keywords.has("enum") ? valuesOf(view) : undefined;
}

export function codes(values: readonly unknown[]): Content {
  return values.map((value, index) => html`${index > 0 && " "}${code(value)}`);
}

function code(value: unknown): Content {
  return html`<code>${typeof value === "string" ? value : JSON.stringify(value)}</code>`;
}
