import { canonical, typesOf } from "@crm-invoices/openapi";
import { type Content, html } from "../site/html.ts";
import type { Context } from "./context.ts";
import type { Documented, Field } from "./field.ts";
import { itemOf, viewOf } from "./schema.ts";
import { codes, listedValues, typeOf } from "./type-text.ts";

/** What the documents say of an item of the list they have at a place. */
export function documentedItem({ brand }: Context, list: Documented | undefined): Documented | undefined {
  const schema = list?.schema && itemOf(brand.documented, viewOf(brand.documented, list.schema));
  return list && { schema, required: false };
}

/** What the documents say of a property of the object they have at a place. */
export function documentedProperty(
  { brand }: Context,
  owner: Documented | undefined,
  name: string,
): Documented | undefined {
  // Below what is not documented at all, nothing is; it is said once, at its beginning.
  if (owner?.schema === undefined) return undefined;
  const { properties, required } = viewOf(brand.documented, owner.schema);
  return { schema: properties.get(name), required: required.has(name) };
}

/** In what the observed contract, which is shown, differs from the documented one; its decision stands at the field. */
export function differences(context: Context, { schema, required, documented }: Field): Content {
  if (documented === undefined) return undefined;
  const { words, document, brand } = context;
  if (documented.schema === undefined) return note(words.observed.undocumented);
  const [now, before] = [viewOf(document, schema), viewOf(brand.documented, documented.schema)];
  const [values, listed] = [listedValues(now), listedValues(before)];
  const notes = [
    ...(documented.required && !required ? [html`${words.observed.required}`] : []),
    ...(canonical(typesOf(now) ?? []) === canonical(typesOf(before) ?? [])
      ? []
      : [html`${words.observed.type} ${typeOf(context, documented.schema, brand.documented)}`]),
    ...(listed && canonical(listed) !== canonical(values ?? [])
      ? [html`${words.observed.values} ${codes(listed)}`]
      : []),
  ];
  return notes.length > 0 && note(notes.map((text, index) => html`${index > 0 && "; "}${text}`));
}

/** A remark on what the documents say of the thing that is shown. */
export function note(text: Content): Content {
  return html`<p class="observed">${text}</p>`;
}
