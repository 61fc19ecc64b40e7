import { markdownPath } from "../machines/files.ts";
import { header } from "./header.ts";
import { html } from "./html.ts";
import { relativeLinks, rootedLinks } from "./links.ts";
import { type Page, shortened } from "./page.ts";
import { contentSecurityPolicy } from "./policy.ts";
import type { Sources } from "./sources.ts";

const name = "crm-invoices";

/**
 * The whole document of a page.
 *
 * @param paths the paths of all pages.
 */
export function documentOf(page: Page, sources: Sources, paths: ReadonlySet<string>): string {
  const { words, menu, path, anywhere = false } = page;
  const { home, address } = sources;
  const base = new URL(address).pathname;
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
${
  !anywhere &&
  html`<link rel="alternate" type="text/markdown" href="/${markdownPath(path)}">
`
}<link rel="alternate" type="application/rss+xml" title="${name}" href="/changelog.xml">
<link rel="stylesheet" href="/assets/site.css">
<script src="/assets/theme.js"></script>
<script defer src="/assets/site.js"></script>
</head>
<body${page.brand !== undefined && html` data-brand="${page.brand}"`} data-root="${anywhere ? base : "../".repeat(path.split("/").length - 1)}">
<a class="skip" href="#content">${words.skip}</a>
${header(page, sources, paths)}
<div class="columns${menu === undefined && " wide"}">
${menu && html`<nav class="menu" aria-label="${menu.title}"><details><summary>${menu.title}</summary><div class="menu-list">${menu.content}</div></details></nav>`}
<main id="content" tabindex="-1">
${page.main}
</main>
</div>
<footer class="quiet"><p>${words.unofficial}</p><p><a href="${home}">${home.replace("https://", "")}</a></p></footer>
</body>
</html>
`;
  return anywhere ? rootedLinks(document.text, base) : relativeLinks(document.text, path);
}
