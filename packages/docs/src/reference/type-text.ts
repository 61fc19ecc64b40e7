import { type Content, html } from "../site/html.ts";
import type { Context } from "./context.ts";
import type { Schema } from "./document.ts";
import { shapeOf, variantsOf } from "./schema.ts";

/** The type of a schema as TypeScript writes it, with a link to each type that has a name. */
export function typeOf(context: Context, schema: Schema): Content {
  const shape = shapeOf(context.document.components.schemas, schema);
  const plain = plainType(context, shape.schema);
  if (shape.name === undefined) return plain;
  const link = html`<a href="/reference/${context.brand.id}/types.html#${shape.name}"><code>${shape.name}</code></a>`;
  return shape.schema.properties ? link : html`${link} = ${plain}`;
}

function plainType(context: Context, schema: Schema): Content {
  const variants = variantsOf({ name: undefined, schema });
  if (variants.length > 0) {
    return variants.map((variant, index) => html`${index > 0 && " | "}${typeOf(context, variant)}`);
  }
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (schema.items !== undefined) {
    return html`${typeOf(context, schema.items)}<code>[]</code>`;
  }
  const types = [schema.type ?? []].flat();
  if (types.length === 0) return html`<code>unknown</code>`;
  return html`<code>${types.map((type) => (type === "array" ? "unknown[]" : type)).join(" | ")}</code>${
    schema.format && html` <span class="format">${schema.format}</span>`
  }`;
}

const limitNames = [
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "pattern",
] as const;

/** What values are allowed, the default and an example. */
export function facts({ words, document }: Context, schema: Schema): Content {
  const item = schema.items && shapeOf(document.components.schemas, schema.items).schema;
  const values = schema.enum ?? item?.enum;
  const limits = limitNames.flatMap((name) =>
    schema[name] === undefined ? [] : [html`<span>${words.limits[name]} ${code(schema[name])}</span>`],
  );
  const example = schema.examples?.[0];
  const shown = [
    ...(values
      ? [
          html`<span>${words.oneOf} ${values.map((value, index) => html`${index > 0 && " "}${code(value)}`)}</span>`,
        ]
      : []),
    ...limits,
    ...(schema.default === undefined ? [] : [html`<span>${words.default} ${code(schema.default)}</span>`]),
    ...(example === undefined || typeof example === "object" || schema.const !== undefined
      ? []
      : [html`<span>${words.example} ${code(example)}</span>`]),
  ];
  return (
    shown.length > 0 &&
    html`<p class="facts">${shown.map((fact, index) => html`${index > 0 && " · "}${fact}`)}</p>`
  );
}

function code(value: unknown): Content {
  return html`<code>${typeof value === "string" ? value : JSON.stringify(value)}</code>`;
}
