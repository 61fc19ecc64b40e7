import { escapeHtml } from "../site/html.ts";
import { relativeLinks } from "../site/links.ts";
import { type Page, type Section, shortened } from "../site/page.ts";
import type { Sources } from "../site/sources.ts";
import { markdownOf } from "./markdown.ts";

/** The path of the Markdown version of a page. */
export function markdownPath(path: string): string {
  return path.replace(/\.html$/, ".md");
}

/** What programs read of the site: a Markdown version of every page, a list of them all, and a map for search engines. */
export function machineFiles(sources: Sources, pages: readonly Page[]): [string, string][] {
  const found = pages.filter(({ anywhere = false }) => !anywhere);
  return [
    ...found.map(({ path, main }): [string, string] => [
      markdownPath(path),
      markdownOf(relativeLinks(main.text, path)),
    ]),
    ["llms.txt", llms(sources, found)],
    ["sitemap.xml", sitemap(sources, found)],
  ];
}

function sitemap({ address }: Sources, pages: readonly Page[]): string {
  const urls = pages.map(({ path }) => `  <url><loc>${escapeHtml(address + path)}</loc></url>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join("")}</urlset>
`;
}

const titles: Readonly<Record<Section, string>> = {
  start: "Start",
  guides: "Guides",
  manuals: "Manuals",
  report: "Reconciliation report",
  changelog: "Changelog",
  reference: "Reference",
};

/** The list of pages that language models look for, as https://llmstxt.org describes it. */
function llms({ address, brands }: Sources, pages: readonly Page[]): string {
  const [start] = pages;
  const line = ({ path, title, description }: Page) =>
    `- [${title}](${address}${markdownPath(path)}): ${shortened(description)}`;
  const sections = Object.entries(titles).flatMap(([section, title]) => {
    const members = pages.filter((page) => page.section === section);
    return members.length === 0 ? [] : [`## ${title}\n\n${members.map(line).join("\n")}`];
  });
  const documents = brands.map(
    ({ id, document }) =>
      `- [${document.info.title}](${address}reference/${id}/openapi.observed.json): the OpenAPI document, as callers observe the API`,
  );
  return `# crm-invoices

> ${start?.description}

Each page has a Markdown version at the same address with \`.md\` in place of \`.html\`.

## OpenAPI documents

${documents.join("\n")}

${sections.join("\n\n")}
`;
}
