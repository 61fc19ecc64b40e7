import { type Schema, type SchemaView, schemaName } from "@crm-invoices/openapi";
import { type Content, type Html, html } from "../site/html.ts";
import { fragment } from "../site/links.ts";
import type { Context } from "./context.ts";
import { differences, documentedItem, documentedProperty } from "./differences.ts";
import type { Documented, Field } from "./field.ts";
import { marksParagraph } from "./marks.ts";
import { alternativesOf, itemOf, propertiesOf, viewOf } from "./schema.ts";
import { facts, typeOf } from "./type-text.ts";

/** How the fields of a schema are shown. */
export interface FieldsOptions {
  /** Where the fields are, as the reconciliation report writes it: `request`, `response.200.invoice`. */
  readonly location: string;
  /** Whether a field shows the fields of the named schema it holds, or only links to it. */
  readonly unfold: boolean;
  /** Names of fields that the client library sets. */
  readonly sentByClient?: readonly string[] | undefined;
  /** Schemas that are being shown around these fields, so that one within itself comes to an end. */
  readonly within?: readonly string[] | undefined;
  /** What the documents say where the fields are, to show the difference; undefined where nothing is to be compared. */
  readonly documented?: Documented | undefined;
}

/** The fields of an object, or of each object in a list; nothing where none are known. */
export function fieldList(context: Context, schema: Schema, options: FieldsOptions): Html | undefined {
  const { document } = context;
  const view = viewOf(document, schema);
  const item = itemOf(document, view);
  const holder = item ?? schema;
  const held = item ? viewOf(document, item) : view;
  const properties = propertiesOf(holder, held);
  if (properties.length === 0) return alternativeLists(context, held, options);
  const location = item ? `${options.location}[]` : options.location;
  const name = schemaName(holder);
  const within = [...(options.within ?? []), ...(name === undefined ? [] : [name])];
  const documented = item ? documentedItem(context, options.documented) : options.documented;
  const fields = properties.map(
    ([key, property]): Field => ({
      name: key,
      location: `${location}.${key}`,
      schema: property,
      required: held.required.has(key),
      sentByClient: options.sentByClient?.includes(key) ?? false,
      documented: documentedProperty(context, documented, key),
    }),
  );
  return html`<ul class="fields">${fields.map((field) => fieldItem(context, field, { ...options, within, sentByClient: undefined }))}</ul>`;
}

/** The fields of each way a value may be. */
function alternativeLists(context: Context, view: SchemaView, options: FieldsOptions): Html | undefined {
  const lists = alternativesOf(view).flatMap(
    (alternative) => fieldList(context, alternative, { ...options, documented: undefined }) ?? [],
  );
  return lists.length === 0 ? undefined : html`${lists}`;
}

export function fieldItem(context: Context, field: Field, options: FieldsOptions): Html {
  const { words, document } = context;
  const view = viewOf(document, field.schema);
  const keyword = (name: string) => view.keywords.get(name)?.value;
  return html`<li class="field" id="${field.location}">
<p class="field-head"><a class="name" href="${fragment(field.location)}"><code>${field.name}</code></a> <span class="type">${typeOf(context, field.schema)}</span>${
    field.required && html` <span class="required">${words.required}</span>`
  }${keyword("deprecated") === true && html` <span class="deprecated">${words.deprecated}</span>`}${
    field.sentByClient && html` <span class="sent">${words.sentByClient}</span>`
  }</p>
${differences(context, field)}${context.prose(keyword("description"))}${facts(context, view)}${marksParagraph(context, keyword)}${inner(context, field, view, options)}</li>
`;
}

/** The fields within a field, folded; browsers unfold them for a link that leads inside. */
function inner(context: Context, field: Field, view: SchemaView, options: FieldsOptions): Content {
  const { words, document } = context;
  const item = itemOf(document, view);
  const name = (item && schemaName(item)) ?? schemaName(field.schema);
  if (name !== undefined && (!options.unfold || options.within?.includes(name))) return undefined;
  const list = fieldList(context, field.schema, {
    ...options,
    location: field.location,
    documented: field.documented,
  });
  return (
    list &&
    html`<details class="inner"><summary>${words.fieldsOf(name ?? field.name)}</summary>${list}</details>`
  );
}
