import { renderSections } from "../content/document.ts";
import { renderMarkdown } from "../content/markdown.ts";
import { escapeHtml } from "../site/html.ts";
import type { Sources } from "../site/sources.ts";
import type { PackageChanges } from "./changelog-page.ts";

/** The changelogs as an RSS feed: an item for each version of a package, and one for what is coming. */
export function changelogFeed(sources: Sources, changes: readonly PackageChanges[]): string {
  const link = `${sources.address}changelog.html`;
  const items = changes.flatMap(itemsOf).map(
    ({ title, anchor, content, guid = title }) => `<item>
<title>${escapeHtml(title)}</title>
<link>${escapeHtml(`${link}#${anchor}`)}</link>
<guid isPermaLink="false">${escapeHtml(guid)}</guid>
<description>${escapeHtml(content.replaceAll(' href="/', ` href="${sources.address}`))}</description>
</item>
`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>crm-invoices</title>
<link>${escapeHtml(link)}</link>
<atom:link href="${escapeHtml(`${sources.address}changelog.xml`)}" rel="self" type="application/rss+xml" />
<description>What changed in each package, and what is coming in the next release.</description>
${items.join("")}</channel>
</rss>
`;
}

interface Item {
  readonly title: string;
  /** What readers recognize it by, unless that is its title. */
  readonly guid?: string;
  readonly anchor: string;
  readonly content: string;
}

function itemsOf({ package: { id, name }, pending, sections = [] }: PackageChanges): Item[] {
  const starts = sections.flatMap(({ level }, index) => (level === 3 ? [index] : []));
  const versions = starts.flatMap((start, index) => {
    const [version, ...inner] = sections.slice(start, starts[index + 1]);
    return version === undefined
      ? []
      : [
          {
            title: `${name} ${version.title}`,
            anchor: version.id,
            content: version.body.text + renderSections(inner).text,
          },
        ];
  });
  const coming = pending.map(({ summary }) => renderMarkdown(summary).text).join("");
  // A reader shows a guid once: what follows another release is another item.
  const title = `${name}, next release`;
  const guid = [title, ...versions.slice(0, 1).map((last) => last.title)].join(" after ");
  return [...(coming === "" ? [] : [{ title, guid, anchor: id, content: coming }]), ...versions];
}
