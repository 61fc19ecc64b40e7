import { UserError } from "@crm-invoices/scripts/user-error";
import { type DocumentSection, readMarkdown } from "../content/document.ts";
import { manualsOf } from "../manuals/manuals.ts";
import { operationsOf } from "../reference/operation.ts";
import { english } from "../words/languages.ts";
import { type Html, html } from "./html.ts";
import type { Page } from "./page.ts";
import type { Sources } from "./sources.ts";

const file = "README.md";

/** The first page: what the README says first, and the way to everything. */
export async function startPage(sources: Sources): Promise<Page> {
  const { brands, packages } = sources;
  const readme = readMarkdown(await sources.read(file), sources.links.from(file));
  const part = (title: string): DocumentSection => {
    const found = readme.sections.find((section) => section.title === title);
    if (found === undefined)
      throw new UserError(`${file}: expected a heading "${title}", which the start page of the site shows.`);
    return found;
  };
  const manuals = manualsOf(packages);
  const guides = manuals.filter(({ kind }) => kind === "guide");
  return {
    path: "index.html",
    title: "crm-invoices",
    description: "Typed clients and mock servers for HighLevel's Invoices API under each of its brand names.",
    section: "start",
    words: english,
    main: html`<div class="start">
<div class="welcome">
<div class="hero"><h1>${readme.title}</h1>
<div class="prose">${readme.introduction}</div>
${step(part("Start"))}</div>
${step(part("Use"))}
</div>
<section aria-labelledby="references"><h2 id="references">References</h2>
<ul class="cards">${brands.map((brand) => {
      const operations = operationsOf(brand);
      return card(
        `/reference/${brand.id}/index.html`,
        html`<span lang="${brand.words.code}">${brand.document.info.title}</span>`,
        html`<span lang="${brand.language}">${brand.document.info.description.split(". ")[0]}.</span> <span class="quiet">${operations.filter(({ event }) => !event).length} operations, ${operations.filter(({ event }) => event).length} events</span>`,
        brand.words.code,
      );
    })}</ul></section>
<section aria-labelledby="manuals"><h2 id="manuals">Manuals</h2>
<ul class="cards">${packages.map(({ id, name, description }) => card(`/packages/${id}.html`, html`<code>${name}</code>`, html`${description}`))}</ul></section>
<section aria-labelledby="more"><h2 id="more">More</h2>
<ul class="cards">
${card("/report.html", html`Reconciliation report`, html`Every disagreement between the sources, the decision about it, and the evidence behind it.`)}
${card("/changelog.html", html`Changelog`, html`What changed in each package, and what is coming in the next release.`)}
${guides.map(({ href, name }) => card(href, html`${name}`, html`${guideTexts[name] ?? ""}`))}
</ul></section>
</div>`,
    records: [part("Start"), part("Use")].map(({ title, text, id }) => ({
      kind: "guide",
      title,
      subtitle: "crm-invoices",
      href: `/index.html#${id}`,
      text,
    })),
  };
}

const guideTexts: Readonly<Record<string, string>> = {
  Contributing: "Every command, and how to change the OpenAPI description, add a brand, and release.",
  Architecture: "How the parts fit together, and why.",
  Security: "How to report a vulnerability, and what the packages guarantee.",
};

function step({ id, title, body }: DocumentSection): Html {
  return html`<section class="prose step" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`;
}

function card(href: string, title: Html, text: Html, language = english.code): Html {
  return html`<li><a href="${href}"${language !== english.code && html` hreflang="${language}"`}><strong>${title}</strong><span>${text}</span></a></li>
`;
}
