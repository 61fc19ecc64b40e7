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
  const rows: [Content, Content][] = [
    ...(documented.required && !required
      ? ([[words.required, words.observed.optional]] satisfies [Content, Content][])
      : []),
    ...(canonical(typesOf(now) ?? []) === canonical(typesOf(before) ?? [])
      ? []
      : ([[typeOf(context, documented.schema, brand.documented), typeOf(context, schema)]] satisfies [
          Content,
          Content,
        ][])),
    ...(listed && canonical(listed) !== canonical(values ?? [])
      ? ([[codes(listed), codes(values ?? [])]] satisfies [Content, Content][])
      : []),
  ];
  return rows.length > 0 && sideBySide(context, rows);
}

/** What the documentation says, and beside it what callers observe. */
function sideBySide({ words }: Context, rows: readonly [Content, Content][]): Content {
  const side = (title: string, contents: readonly Content[]) =>
    html`<div><dt>${title}</dt>${contents.map((content) => html`<dd>${content}</dd>`)}</div>`;
  return html`<dl class="contracts">${side(
    words.observed.documented,
    rows.map(([before]) => before),
  )}${side(
    words.observed.observed,
    rows.map(([, now]) => now),
  )}</dl>`;
}

/** A remark on what the documents say of the thing that is shown. */
export function note(text: Content): Content {
  return html`<p class="observed">${text}</p>`;
}
