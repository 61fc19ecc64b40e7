import { manualsOf } from "../manuals/manuals.ts";
import type { Brand } from "../reference/brand.ts";
import { english } from "../words/languages.ts";
import type { Words } from "../words/words.ts";
import { type Content, type Html, html } from "./html.ts";
import type { Page } from "./page.ts";
import type { Sources } from "./sources.ts";

/** What stands above every page. */
export function header(page: Page, sources: Sources, paths: ReadonlySet<string>): Html {
  const { words } = page;
  const { brands, version } = sources;
  return html`<header class="bar">
<p class="home"><a href="/index.html"><img src="/assets/icon.svg" alt="" width="28" height="28"> crm-invoices</a> <a class="version" href="/changelog.html">${version === undefined ? words.unreleased : `v${version}`}</a></p>
${brandSwitcher(page, brands, paths)}
<nav class="site" aria-label="${words.siteMenu}"><ul>${sections(page, sources)}</ul></nav>
<div class="search" id="search" hidden>
<input id="search-words" type="search" role="combobox" aria-label="${words.search.label}" aria-expanded="false" aria-controls="search-results" aria-autocomplete="list" placeholder="${words.search.placeholder}" autocomplete="off" spellcheck="false">
<kbd aria-hidden="true">/</kbd>
<div class="search-panel" hidden><p id="search-status" class="quiet" role="status"></p><div id="search-results" role="listbox" aria-label="${words.search.label}"></div></div>
</div>
<button type="button" class="plain theme" id="theme" data-system="${words.theme.system}" data-light="${words.theme.light}" data-dark="${words.theme.dark}" hidden></button>
</header>`;
}

/** Every brand, with a link to the same page about it, or to its reference where it has no such page. */
function brandSwitcher(
  { path, brand, words }: Page,
  brands: readonly Brand[],
  paths: ReadonlySet<string>,
): Html {
  const current = brands.find(({ id }) => id === brand);
  return html`<details class="brands"><summary><span class="quiet">${words.brand}</span> ${current?.title}</summary>
<ul>${brands.map(({ id, title, words: { code } }) => {
    const same = brand === undefined ? "" : path.replace(new RegExp(`\\b${brand}(?=[/.])`), id);
    const href = `/${paths.has(same) ? same : `reference/${id}/index.html`}`;
    return html`<li>${link(words, href, title, id === brand, code)}</li>
`;
  })}</ul></details>`;
}

/** The sections of the site; those about brands lead to the brand of the page. */
function sections({ section, brand, words }: Page, { brands, packages }: Sources): Html[] {
  const guides = manualsOf(packages).filter(({ kind }) => kind === "guide");
  const guide = guides.find(({ language = english.code }) => language === words.code) ?? guides[0];
  const shown = brands.find(({ id }) => id === brand) ?? brands[0];
  const to = (
    name: keyof Words["sections"],
    href: string,
    language = english.code,
  ) => html`<li>${link(words, href, words.sections[name], section === name, language)}</li>
`;
  return [
    ...(shown === undefined
      ? []
      : [
          to("reference", `/reference/${shown.id}/index.html`, shown.words.code),
          to("manuals", `/packages/${shown.id}.html`, shown.words.code),
        ]),
    ...(guide === undefined ? [] : [to("guides", guide.href, guide.language)]),
    to("report", "/report.html"),
    to("changelog", "/changelog.html"),
  ];
}

function link(words: Words, href: string, text: string, current: boolean, language: string): Html {
  const other = language !== words.code;
  return html`<a href="${href}"${current && html` aria-current="true"`}${other && html` hreflang="${language}"`}>${text}${other && inLanguage(words, language)}</a>`;
}

/** Says that a link leads to a page in another language. */
export function inLanguage(words: Words, language: string): Content {
  const name = new Intl.DisplayNames([words.code], { type: "language" }).of(language) ?? language;
  return html` <abbr class="language" title="${words.inLanguage(name)}">${language.toUpperCase()}</abbr>`;
}
