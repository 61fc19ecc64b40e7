import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { readMarkdown } from "../content/document.ts";
import { picturesFolder } from "../folders.ts";
import { machineFiles } from "../machines/files.ts";
import { changelogFeed } from "../manuals/changelog-feed.ts";
import { changelogPage, type PackageChanges, packageChanges } from "../manuals/changelog-page.ts";
import { manualPages } from "../manuals/manual-pages.ts";
import { referencePages } from "../reference/reference.ts";
import { decisionsOf, reportFile } from "../report/decisions.ts";
import { referenceLinks } from "../report/links.ts";
import { reportPage } from "../report/report-page.ts";
import { searchIndex } from "../search/build-index.ts";
import { script, searchScript, styles, themeScript } from "./bundle.ts";
import { checkLinks } from "./check-links.ts";
import { documentOf } from "./layout.ts";
import { notFoundPage } from "./not-found-page.ts";
import type { Page } from "./page.ts";
import { loadSources, type Sources } from "./sources.ts";
import { startPage } from "./start-page.ts";

export type Files = ReadonlyMap<string, string | Uint8Array>;

/** Every file of the site, by its path. Equal sources give equal files. */
export async function buildSite(root: string): Promise<Files> {
  const sources = await loadSources(root);
  const changes = await packageChanges(sources);
  const pages = await pagesOf(sources, changes);
  const paths = new Set(pages.map(({ path }) => path));
  const files: Files = new Map<string, string | Uint8Array>([
    ...pages.map((page): [string, string] => [page.path, documentOf(page, sources, paths)]),
    ...(await documents(sources)),
    ...(await assets(sources, pages)),
    ...machineFiles(sources, pages),
    ["changelog.xml", changelogFeed(sources, changes)],
  ]);
  checkLinks(files, new URL(sources.address).pathname);
  return files;
}

async function pagesOf(sources: Sources, changes: readonly PackageChanges[]): Promise<Page[]> {
  const report = readMarkdown(await sources.read(reportFile), sources.links.from(reportFile));
  const decisions = decisionsOf(report);
  const references = sources.brands.flatMap((brand) => referencePages(sources, brand, decisions));
  return [
    await startPage(sources),
    ...references,
    ...(await manualPages(sources)),
    reportPage(report, decisions, referenceLinks(sources.brands, references)),
    changelogPage(sources, changes),
    notFoundPage(),
  ];
}

/** The OpenAPI documents of both contracts, to be downloaded. */
function documents({ brands, read }: Sources): Promise<[string, string][]> {
  return Promise.all(
    brands.flatMap(({ id }) =>
      ["json", "yaml", "observed.json", "observed.yaml"].map(
        async (ending): Promise<[string, string]> => [
          `reference/${id}/openapi.${ending}`,
          await read(`spec/generated/${id}.${ending}`),
        ],
      ),
    ),
  );
}

async function assets(
  { brands, read }: Sources,
  pages: readonly Page[],
): Promise<[string, string | Uint8Array][]> {
  const pictures = (await readdir(picturesFolder)).sort();
  return [
    ["assets/icon.svg", await read("packages/mock/src/page/static/icon.svg")],
    ["assets/site.css", await styles()],
    ["assets/site.js", await script()],
    ["assets/theme.js", await themeScript()],
    ["assets/search.js", await searchScript()],
    ["assets/search-index.js", searchIndex(pages, brands)],
    ...(await Promise.all(
      pictures.map(
        async (name): Promise<[string, Uint8Array]> => [
          `assets/${name}`,
          await readFile(join(picturesFolder, name)),
        ],
      ),
    )),
  ];
}
