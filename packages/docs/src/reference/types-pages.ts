import type { SearchRecord } from "../search/record.ts";
import { type Html, html } from "../site/html.ts";
import type { Page } from "../site/page.ts";
import type { Context } from "./context.ts";
import { note } from "./differences.ts";
import { fieldList } from "./fields.ts";
import { marksParagraph } from "./marks.ts";
import { referenceMenu } from "./menu.ts";
import type { DocumentedOperation } from "./operation.ts";
import { namedSchema, viewOf } from "./schema.ts";
import type { TypeGroup } from "./type-groups.ts";
import { facts, typeOf } from "./type-text.ts";

/** Every type of a brand that has a name: a list of them, and a page for each group. */
export function typesPages(context: Context, operations: readonly DocumentedOperation[]): Page[] {
  return [
    listPage(context, operations),
    ...context.types.map((group) => groupPage(context, group, operations)),
  ];
}

function listPage(context: Context, operations: readonly DocumentedOperation[]): Page {
  const { brand, words, types } = context;
  return page(context, operations, {
    href: `/reference/${brand.id}/types.html`,
    title: words.types,
    main: html`<header class="intro">
<p class="crumbs"><a href="/reference/${brand.id}/index.html">${brand.title}</a></p>
<h1>${words.types}</h1>
<p>${words.typesIntroduction(html`<code>import type { Invoice } from "@crm-invoices/${brand.id}"</code>`)}</p>
</header>
${types.map(
  (
    group,
    index,
  ) => html`<section aria-labelledby="group-${index}"><h2 id="group-${index}"><a href="${group.href}">${groupTitle(context, group)}</a></h2>
${nameList(group)}</section>
`,
)}`,
    names: [],
  });
}

function groupPage(context: Context, group: TypeGroup, operations: readonly DocumentedOperation[]): Page {
  const { brand, words } = context;
  const { href, names } = group;
  const title = groupTitle(context, group);
  return page(context, operations, {
    href,
    title: `${title} · ${words.types}`,
    main: html`<header class="intro">
<p class="crumbs"><a href="/reference/${brand.id}/index.html">${brand.title}</a> › <a href="/reference/${brand.id}/types.html">${words.types}</a></p>
<h1>${title}</h1>
</header>
${nameList(group)}
${names.map((name) => namedType(context, name))}`,
    names,
  });
}

function page(
  context: Context,
  operations: readonly DocumentedOperation[],
  {
    href,
    title,
    main,
    names,
  }: {
    readonly href: string;
    readonly title: string;
    readonly main: Html;
    readonly names: readonly string[];
  },
): Page {
  const { brand, words } = context;
  return {
    path: href.slice(1),
    title: `${title} · ${brand.title}`,
    description: words.typesDescription(brand.title),
    section: "reference",
    brand: brand.id,
    words,
    menu: referenceMenu(context, operations, href),
    main,
    records: names.flatMap((name) => records(context, name)),
  };
}

function groupTitle({ words }: Context, { tag }: TypeGroup): string {
  return tag === undefined ? words.sharedTypes : words.tag(tag);
}

function nameList({ names, href }: TypeGroup): Html {
  return html`<ul class="index">${names.map((name) => html`<li><a href="${href}#${name}"><code>${name}</code></a></li>`)}</ul>`;
}

function namedType(context: Context, name: string): Html {
  const { brand, words, document } = context;
  const schema = namedSchema(name);
  const view = viewOf(document, schema);
  const keyword = (key: string) => view.keywords.get(key)?.value;
  const isDocumented = Object.hasOwn(brand.documented.components.schemas, name);
  return html`<section class="named-type"><h2 id="${name}"><a href="#${name}">${name}</a></h2>
${!isDocumented && note(words.observed.undocumented)}${context.prose(keyword("description"))}${view.properties.size === 0 && html`<p class="type">${typeOf(context, { node: document.components.schemas[name], pointer: "" })}</p>`}
${facts(context, view)}${marksParagraph(context, keyword)}
${fieldList(context, schema, { location: name, unfold: false, documented: isDocumented ? { schema, required: true } : undefined })}</section>
`;
}

function records(context: Context, name: string): SearchRecord[] {
  const { brand, document } = context;
  const { keywords, properties } = viewOf(document, namedSchema(name));
  const href = context.typeAddress(name) ?? "";
  const own: SearchRecord = {
    kind: "type",
    title: name,
    name,
    subtitle: "",
    brand: brand.id,
    language: brand.language,
    href,
    text: String(keywords.get("description")?.value ?? ""),
  };
  const fields = [...properties].map(
    ([field, property]): SearchRecord => ({
      kind: "field",
      title: field,
      name: field,
      subtitle: name,
      brand: brand.id,
      language: brand.language,
      href: `${href}.${field}`,
      text: String(viewOf(document, property).keywords.get("description")?.value ?? ""),
      words: name,
    }),
  );
  return [own, ...fields];
}
