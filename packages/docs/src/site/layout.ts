import type { Brand } from "../reference/brand.ts";
import { english } from "../words/languages.ts";
import type { Words } from "../words/words.ts";
import { type Html, html } from "./html.ts";
import { relativeLinks } from "./links.ts";
import type { Page } from "./page.ts";
import { contentSecurityPolicy } from "./policy.ts";
import type { Sources } from "./sources.ts";

const name = "crm-invoices";

/** The whole document of a page. */
export function documentOf(page: Page, { brands, home }: Sources): string {
  const { words, menu } = page;
  const document = html`<!doctype html>
<html lang="${words.code}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="description" content="${shortened(page.description)}">
<title>${page.title === name ? name : `${page.title} · ${name}`}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/site.css">
<script defer src="/assets/site.js"></script>
</head>
<body${page.brand !== undefined && html` data-brand="${page.brand}"`} data-root="${"../".repeat(page.path.split("/").length - 1)}">
<a class="skip" href="#content">${words.skip}</a>
<header class="bar">
<a class="home" href="/index.html"><img src="/assets/icon.svg" alt="" width="28" height="28"> ${name}</a>
<nav class="site" aria-label="${words.siteMenu}"><ul>${sections(page, brands)}</ul></nav>
<div class="search" id="search" hidden>
<input id="search-words" type="search" role="combobox" aria-label="${words.search.label}" aria-expanded="false" aria-controls="search-results" aria-autocomplete="list" placeholder="${words.search.placeholder}" autocomplete="off" spellcheck="false">
<kbd aria-hidden="true">/</kbd>
<div class="search-panel" hidden><p id="search-status" class="quiet" role="status"></p><div id="search-results" role="listbox" aria-label="${words.search.label}"></div></div>
</div>
</header>
<div class="columns${menu === undefined && " wide"}">
${menu && html`<nav class="menu" aria-label="${menu.title}"><details><summary>${menu.title}</summary>${menu.content}</details></nav>`}
<main id="content" tabindex="-1">
${page.main}
</main>
</div>
<footer class="quiet"><p>${words.unofficial}</p><p><a href="${home}">${home.replace("https://", "")}</a></p></footer>
</body>
</html>
`;
  return relativeLinks(document.text, page.path);
}

/** The header's links: one per section, for the references one per brand. */
function sections({ section, brand, words }: Page, brands: readonly Brand[]): Html[] {
  const link = (href: string, text: string, current: boolean, language?: string) =>
    html`<li><a href="${href}"${current && html` aria-current="true"`}${language !== undefined && language !== words.code && html` hreflang="${language}"`}>${text}</a></li>
`;
  const plain = (to: keyof Words["sections"], href: string) =>
    link(href, words.sections[to], section === to, english.code);
  return [
    ...brands.map(({ id, title, words: { code } }) =>
      link(`/reference/${id}/index.html`, title, section === "reference" && brand === id, code),
    ),
    plain("manuals", `/packages/${brands[0]?.id ?? "core"}.html`),
    plain("report", "/report.html"),
    plain("guides", "/guides/contributing.html"),
    plain("changelog", "/changelog.html"),
  ];
}

function shortened(text: string): string {
  const plain = text.replaceAll("`", "");
  return plain.length <= 160 ? plain : `${plain.slice(0, 159).replace(/\s+\S*$/, "")}…`;
}
