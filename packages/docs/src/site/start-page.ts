import { UserError } from "@crm-invoices/scripts/user-error";
import { type DocumentSection, readMarkdown } from "../content/document.ts";
import { codeBlock } from "../content/highlight.ts";
import { manualsOf } from "../manuals/manuals.ts";
import type { Brand } from "../reference/brand.ts";
import { operationsOf } from "../reference/operation.ts";
import { english } from "../words/languages.ts";
import { inLanguage } from "./header.ts";
import { type Html, html } from "./html.ts";
import type { Page } from "./page.ts";
import type { Sources } from "./sources.ts";
import { untilRelease } from "./until-release.ts";

const file = "README.md";

/** The first page: what this is, the two ways to begin, which the README describes, and the way to everything else. */
export async function startPage(sources: Sources): Promise<Page> {
  const { brands, packages } = sources;
  const readme = readMarkdown(await sources.read(file), sources.links.from(file));
  const part = (title: string): DocumentSection => {
    const found = readme.sections.find((section) => section.title === title);
    if (found === undefined)
      throw new UserError(`${file}: expected a heading "${title}", which the start page of the site shows.`);
    return found;
  };
  const [start, use] = [part("Start"), part("Use")];
  const guides = await Promise.all(
    manualsOf(packages)
      .filter(({ kind, language }) => kind === "guide" && language === undefined)
      .map(async ({ file, href, name }) => {
        const { introductionText } = readMarkdown(await sources.read(file), sources.links.from(file));
        return { href, name, text: guideTexts[name] ?? firstSentence(introductionText) };
      }),
  );
  const operations = brands[0] === undefined ? [] : operationsOf(brands[0]);
  const count = operations.filter(({ event }) => !event).length;
  return {
    path: "index.html",
    title: "crm-invoices",
    description:
      "Typed clients, mock servers and a sandbox for HighLevel's Invoices API under each of its brand names.",
    section: "start",
    words: english,
    main: html`<div class="start">
<div class="hero">
<div><h1>HighLevel's Invoices API, under every brand name</h1>
<p class="lead">Typed clients, mock servers, and a sandbox with state for all ${count} operations. Everything is made from one OpenAPI description, reconciled by hand from documentation that contradicts itself: <a href="/report.html">see every disagreement and its decision</a>.</p>
<p class="actions"><a class="primary" href="#${start.id}">Start the sandbox</a> <a class="secondary" href="#${use.id}">Call the API</a></p></div>
<figure class="picture"><img class="for-light" src="/assets/sandbox-light.png" alt="${pictureText}" width="1200" height="820" loading="lazy"><img class="for-dark" src="/assets/sandbox-dark.png" alt="${pictureText}" width="1200" height="820" loading="lazy">
<figcaption class="quiet">Every mock and sandbox has a page: send requests, see what was wrong with them, and make it fail on demand.</figcaption></figure>
</div>
<section aria-labelledby="brands"><h2 id="brands">Pick your brand</h2>
<ul class="cards brand-cards">${brands.map(brandCard)}</ul>
${untilRelease(sources, english)}</section>
<div class="steps">
${step(start, "Start the sandbox")}
${step(use, "Call the API")}
</div>
<section aria-labelledby="guides"><h2 id="guides">Guides</h2>
<ul class="cards">${guides.map(({ href, name, text }) => card(href, html`${name}`, html`${text}`))}</ul></section>
<section aria-labelledby="manuals"><h2 id="manuals">Manuals</h2>
<ul class="cards">${packages.map(({ id, name, description }) => card(`/packages/${id}.html`, html`<code>${name}</code>`, html`${description}`))}</ul></section>
<section aria-labelledby="more"><h2 id="more">More</h2>
<ul class="cards">
${card("/report.html", html`Reconciliation report`, html`Every disagreement between the sources, the decision about it, and the evidence behind it.`)}
${card("/changelog.html", html`Changelog`, html`What changed in each package, and what is coming in the next release.`)}
</ul></section>
</div>`,
    records: [start, use].map(({ title, text, id }) => ({
      kind: "guide",
      title,
      subtitle: "crm-invoices",
      href: `/index.html#${id}`,
      text,
    })),
  };
}

const pictureText =
  "The page of a sandbox: a list of operations, and the request that creates an invoice with the response to it.";

const firstSentence = (text: string): string => /^.*?\.(?=\s|$)/s.exec(text)?.[0] ?? text;

/** What is said of guides to the project itself, which do not begin with what they are for. */
const guideTexts: Readonly<Record<string, string>> = {
  Contributing: "Every command, and how to change the OpenAPI description, add a brand, and release.",
  Architecture: "How the parts fit together, and why.",
  Security: "How to report a vulnerability, and what the packages guarantee.",
};

/** A brand, with what its users install and where its pages are. */
function brandCard({ id, title, document, language, words }: Brand): Html {
  return html`<li class="card"><h3><a href="/reference/${id}/index.html"${words.code !== english.code && html` hreflang="${words.code}"`}>${title}${words.code !== english.code && inLanguage(english, words.code)}</a></h3>
<p lang="${language}">${document.info.description.split(". ")[0]}.</p>
${codeBlock(`npm install @crm-invoices/${id}`, "sh")}
<p><a href="/packages/${id}.html">Manual</a></p></li>
`;
}

/** A part of the README; what it is for heads it, and its anchor stays that of the README. */
function step({ id, body }: DocumentSection, title: string): Html {
  return html`<section class="prose step" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`;
}

function card(href: string, title: Html, text: Html): Html {
  return html`<li><a href="${href}"><strong>${title}</strong><span>${text}</span></a></li>
`;
}
