import { type Content, type Html, html } from "../site/html.ts";
import { fragment } from "../site/links.ts";
import type { Context } from "./context.ts";
import type { Schema } from "./document.ts";
import { marks } from "./marks.ts";
import { itemOf, type Shape, shapeOf, variantsOf } from "./schema.ts";
import { facts, typeOf } from "./type-text.ts";

/** How the fields of a schema are shown. */
export interface FieldsOptions {
  /** Where the fields are, as the reconciliation report writes it: `request`, `response.200.invoice`. */
  readonly location: string;
  /** Whether a field shows the fields of the named schema it holds, or only links to it. */
  readonly unfold: boolean;
  /** Names of fields that the client sends by itself. */
  readonly sentByClient?: readonly string[] | undefined;
  /** Schemas that are being shown around these fields, so that one within itself comes to an end. */
  readonly within?: readonly string[] | undefined;
}

/** One line of a list of fields. */
export interface Field {
  readonly name: string;
  readonly location: string;
  readonly schema: Schema;
  readonly required: boolean;
  readonly sentByClient: boolean;
}

/** The fields of an object, or of each object in a list; nothing where none are known. */
export function fieldList(context: Context, schema: Schema, options: FieldsOptions): Html | undefined {
  const { schemas } = context.document.components;
  const shape = shapeOf(schemas, schema);
  const item = itemOf(schemas, shape);
  const holder = item ?? shape;
  const entries = Object.entries(holder.schema.properties ?? {});
  if (entries.length === 0) return variantList(context, holder, options);
  const location = item ? `${options.location}[]` : options.location;
  const within = [...(options.within ?? []), ...(holder.name === undefined ? [] : [holder.name])];
  const fields = entries.map(([name, property]) => ({
    name,
    location: `${location}.${name}`,
    schema: property,
    required: holder.schema.required?.includes(name) ?? false,
    sentByClient: options.sentByClient?.includes(name) ?? false,
  }));
  return html`<ul class="fields">${fields.map((field) => fieldItem(context, field, { ...options, within, sentByClient: undefined }))}</ul>`;
}

/** The fields of each way a value may be. */
function variantList(context: Context, shape: Shape, options: FieldsOptions): Html | undefined {
  const lists = variantsOf(shape).flatMap((variant) => fieldList(context, variant, options) ?? []);
  return lists.length === 0 ? undefined : html`${lists}`;
}

export function fieldItem(context: Context, field: Field, options: FieldsOptions): Html {
  const { words, document } = context;
  const shape = shapeOf(document.components.schemas, field.schema);
  const { schema } = shape;
  return html`<li class="field" id="${field.location}">
<p class="field-head"><a class="name" href="${fragment(field.location)}"><code>${field.name}</code></a> <span class="type">${typeOf(context, field.schema)}</span>${
    field.required && html` <span class="required">${words.required}</span>`
  }${schema.deprecated && html` <span class="deprecated">${words.deprecated}</span>`}${
    field.sentByClient && html` <span class="sent">${words.sentByClient}</span>`
  }</p>
${context.prose(schema.description)}${facts(context, schema)}${marksLine(context, schema)}${inner(context, field, shape, options)}</li>
`;
}

function marksLine(context: Context, schema: Schema): Content {
  const shown = marks(context, schema);
  return shown && html`<p>${shown}</p>`;
}

/** The fields within a field, folded; browsers unfold them for a link that leads inside. */
function inner(context: Context, field: Field, shape: Shape, options: FieldsOptions): Content {
  const { words, document } = context;
  const name = itemOf(document.components.schemas, shape)?.name ?? shape.name;
  if (name !== undefined && (!options.unfold || options.within?.includes(name))) return undefined;
  const list = fieldList(context, field.schema, { ...options, location: field.location });
  return (
    list &&
    html`<details class="inner"><summary>${words.fieldsOf(name ?? field.name)}</summary>${list}</details>`
  );
}
