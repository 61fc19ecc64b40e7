import { english, languages } from "../words/languages.ts";
import { html } from "./html.ts";
import type { Page } from "./page.ts";

/** What servers show where there is no page, in every language of the site. */
export function notFoundPage(): Page {
  const { title, text, start } = english.notFound;
  return {
    path: "404.html",
    title,
    description: text,
    section: "start",
    words: english,
    anywhere: true,
    main: html`<header class="intro"><h1>${title}</h1>
<p>${text}</p>
<p><a href="/index.html">${start}</a></p></header>
${languages
  .filter((words) => words !== english)
  .map(
    ({ code, notFound }) => html`<section lang="${code}"><h2>${notFound.title}</h2><p>${notFound.text}</p>
<p><a href="/index.html" hreflang="en">${notFound.start}</a></p></section>
`,
  )}`,
    records: [],
  };
}
