import {
  type DocumentSection,
  type MarkdownDocument,
  readMarkdown,
  renderSections,
} from "../content/document.ts";
import { renderInline } from "../content/markdown.ts";
import type { SearchRecord } from "../search/record.ts";
import { html } from "../site/html.ts";
import type { Menu, Page } from "../site/page.ts";
import type { Sources } from "../site/sources.ts";
import { english, wordsFor } from "../words/languages.ts";
import type { Words } from "../words/words.ts";
import { type Manual, manualsOf } from "./manuals.ts";

export async function manualPages(sources: Sources): Promise<Page[]> {
  const manuals = manualsOf(sources.packages);
  return Promise.all(
    manuals.map(async (manual) => {
      const document = readMarkdown(await sources.read(manual.file), sources.links.from(manual.file));
      return manualPage(manual, document, manuals, wordsOf(manual, sources));
    }),
  );
}

/** The labels in the language that a manual is written in. */
function wordsOf({ brand, language }: Manual, { brands }: Sources): Words {
  if (language !== undefined) return wordsFor([language]);
  return brands.find(({ id }) => id === brand)?.words ?? english;
}

function manualPage(
  manual: Manual,
  document: MarkdownDocument,
  manuals: readonly Manual[],
  words: Words,
): Page {
  const { href, section, brand } = manual;
  return {
    path: href.slice(1),
    title: document.title,
    description: document.introductionText.split("\n")[0] ?? "",
    section,
    brand,
    words,
    menu: menu(manual, document.sections, manuals, words),
    main: html`<article class="prose manual"><h1>${renderInline(document.title)}</h1>
${document.introduction}
${renderSections(document.sections)}</article>`,
    records: [
      record(manual, words.code, document.title, href, document.introductionText),
      ...document.sections.map(({ id, title, text }) =>
        record(manual, words.code, title, `${href}#${id}`, text),
      ),
    ],
  };
}

function record(
  { kind, name, brand }: Manual,
  language: string,
  title: string,
  href: string,
  text: string,
): SearchRecord {
  return { kind, title, subtitle: name, brand, language, href, text };
}

/** The manuals of the section; below the one that is shown, its headings. */
function menu(
  manual: Manual,
  sections: readonly DocumentSection[],
  manuals: readonly Manual[],
  words: Words,
): Menu {
  const headings = sections.filter(({ level }) => level === 2);
  const shown = manuals.filter(
    ({ section, language }) => section === manual.section && language === manual.language,
  );
  return {
    title: words.sections[manual.section],
    content: html`<ul>${shown.map(
      (
        other,
      ) => html`<li><a href="${other.href}"${other === manual && html` aria-current="page"`}>${other.name}</a>${
        other === manual &&
        html`<ul>${headings.map(({ id, title }) => html`<li><a href="${manual.href}#${id}">${title}</a></li>`)}</ul>`
      }</li>
`,
    )}</ul>`,
  };
}
