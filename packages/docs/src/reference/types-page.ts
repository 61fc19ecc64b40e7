import type { SearchRecord } from "../search/record.ts";
import { html } from "../site/html.ts";
import type { Page } from "../site/page.ts";
import type { Context } from "./context.ts";
import { note } from "./differences.ts";
import { fieldList } from "./fields.ts";
import { marksParagraph } from "./marks.ts";
import { referenceMenu } from "./menu.ts";
import type { DocumentedOperation } from "./operation.ts";
import { namedSchema, viewOf } from "./schema.ts";
import { facts, typeOf } from "./type-text.ts";

/** Every type of a brand that has a name. */
export function typesPage(context: Context, operations: readonly DocumentedOperation[]): Page {
  const { brand, words, document } = context;
  const { schemas } = document.components;
  const href = `/reference/${brand.id}/types.html`;
  const names = Object.keys(schemas).sort();
  const main = html`<header class="intro">
<p class="crumbs"><a href="/reference/${brand.id}/index.html">${brand.title}</a></p>
<h1>${words.types}</h1>
<p>${words.typesIntroduction(html`<code>import type { Invoice } from "@crm-invoices/${brand.id}"</code>`)}</p>
</header>
<ul class="index">${names.map((name) => html`<li><a href="${href}#${name}"><code>${name}</code></a></li>`)}</ul>
${names.map((name) => {
  const schema = namedSchema(name);
  const view = viewOf(document, schema);
  const keyword = (key: string) => view.keywords.get(key)?.value;
  const isDocumented = Object.hasOwn(brand.documented.components.schemas, name);
  return html`<section class="named-type"><h2 id="${name}"><a href="#${name}">${name}</a></h2>
${!isDocumented && note(words.observed.undocumented)}${context.prose(keyword("description"))}${view.properties.size === 0 && html`<p class="type">${typeOf(context, { node: schemas[name], pointer: "" })}</p>`}
${facts(context, view)}${marksParagraph(context, keyword)}
${fieldList(context, schema, { location: name, unfold: false, documented: isDocumented ? { schema, required: true } : undefined })}</section>
`;
})}`;
  return {
    path: href.slice(1),
    title: `${words.types} · ${brand.title}`,
    description: words.typesDescription(brand.title),
    section: "reference",
    brand: brand.id,
    words,
    menu: referenceMenu(context, operations, href),
    main,
    records: names.flatMap((name) => records(context, name)),
  };
}

function records({ brand, document }: Context, name: string): SearchRecord[] {
  const { keywords, properties } = viewOf(document, namedSchema(name));
  const href = `/reference/${brand.id}/types.html#${name}`;
  const own: SearchRecord = {
    kind: "type",
    title: name,
    subtitle: brand.title,
    brand: brand.id,
    href,
    text: String(keywords.get("description")?.value ?? ""),
  };
  const fields = [...properties].map(
    ([field, property]): SearchRecord => ({
      kind: "field",
      title: field,
      subtitle: `${name} · ${brand.title}`,
      brand: brand.id,
      href: `${href}.${field}`,
      text: `${name} ${viewOf(document, property).keywords.get("description")?.value ?? ""}`,
    }),
  );
  return [own, ...fields];
}
