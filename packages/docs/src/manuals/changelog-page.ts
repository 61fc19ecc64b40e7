import { existsSync } from "node:fs";
import { join } from "node:path";
import parseChangeset from "@changesets/parse";
import { listChangesets } from "@crm-invoices/scripts/changesets";
import { UserError } from "@crm-invoices/scripts/user-error";
import { type DocumentSection, readMarkdown, renderSections } from "../content/document.ts";
import { renderMarkdown } from "../content/markdown.ts";
import type { SearchRecord } from "../search/record.ts";
import { type Html, html } from "../site/html.ts";
import type { Page } from "../site/page.ts";
import type { Sources } from "../site/sources.ts";
import { english } from "../words/languages.ts";
import type { Package } from "./packages.ts";

interface Change {
  readonly bump: string;
  readonly summary: string;
}

const href = "/changelog.html";

/** What changed in every package: its changelog, and the changesets that are pending for the next release. */
export function changelogPage(sources: Sources, changes: readonly PackageChanges[]): Page {
  const parts = changes.map(part);
  return {
    path: href.slice(1),
    title: "Changelog",
    description: "What changed in each package, release by release, and what is coming in the next release.",
    section: "changelog",
    words: english,
    menu: {
      title: "Packages",
      content: html`<ul>${sources.packages.map(({ id, name }) => html`<li><a href="${href}#${id}">${name}</a></li>`)}</ul>`,
    },
    main: html`<article class="prose manual"><h1>Changelog</h1>
<p>The releases of each package, newest first, preceded by the changes that are coming in the next release.</p>
${parts.map(({ content }) => content)}</article>`,
    records: parts.map(({ record }) => record),
  };
}

/** What changed in a package. */
export interface PackageChanges {
  readonly package: Package;
  readonly pending: readonly Change[];
  /** Its changelog, whose anchors are its own; undefined until its first release. */
  readonly sections: readonly DocumentSection[] | undefined;
}

export async function packageChanges(sources: Sources): Promise<PackageChanges[]> {
  const pending = await pendingChanges(sources);
  return Promise.all(
    sources.packages.map(async (each) => {
      const file = `${each.folder}/CHANGELOG.md`;
      const released = existsSync(join(sources.root, file));
      const document = released
        ? readMarkdown(await sources.read(file), sources.links.from(file))
        : undefined;
      // Versions are the same in several packages; the package makes their anchors its own.
      const sections = document?.sections.map((section) => ({
        ...section,
        level: section.level + 1,
        id: `${each.id}-${section.id}`,
      }));
      return { package: each, pending: pending.get(each.name) ?? [], sections };
    }),
  );
}

function part({ package: { id, name }, pending, sections }: PackageChanges): {
  content: Html;
  record: SearchRecord;
} {
  const content = html`<section aria-labelledby="${id}"><h2 id="${id}"><a href="#${id}">${name}</a></h2>
${
  pending.length > 0 &&
  html`<h3>Next release</h3>
<ul>${pending.map(({ bump, summary }) => html`<li><span class="bump" data-bump="${bump}">${bump}</span> ${renderMarkdown(summary)}</li>`)}</ul>`
}
${sections ? renderSections(sections) : html`<p class="quiet">Nothing has been released yet${pending.length === 0 && ", and no changes are pending"}.</p>`}
</section>`;
  const text = [...pending.map(({ summary }) => summary), ...(sections ?? []).map(({ text }) => text)].join(
    " ",
  );
  return {
    content,
    record: {
      kind: "guide",
      title: `Changelog of ${name}`,
      subtitle: "Changelog",
      href: `${href}#${id}`,
      text,
    },
  };
}

/** The pending changes of each package. */
async function pendingChanges({ root, read }: Sources): Promise<Map<string, Change[]>> {
  const files = (await listChangesets(root)).toSorted();
  const changes = new Map<string, Change[]>();
  for (const file of files) {
    const { releases, summary } = parse(file, await read(file));
    for (const { name, type } of releases)
      changes.set(name, [...(changes.get(name) ?? []), { bump: type, summary }]);
  }
  return changes;
}

function parse(file: string, content: string): ReturnType<typeof parseChangeset> {
  try {
    return parseChangeset(content);
  } catch {
    throw new UserError(
      `${file}: a changeset begins with lines such as "@crm-invoices/core": minor between two lines of ---.`,
    );
  }
}
