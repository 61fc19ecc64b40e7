import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchChromium } from "@crm-invoices/mock/chromium";
import { firstOfEach } from "@crm-invoices/openapi";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { outputFolder, repository } from "../src/folders.ts";
import { loadBrands } from "../src/reference/brand.ts";
import { overflowFaults, unfold, watch } from "./inspect.ts";
import { representativePages } from "./representative.ts";
import { pagePaths, type Site, serveSite } from "./site.ts";

const brands = await loadBrands(repository);
const pages = new Map(pagePaths().map((path) => [path, readFileSync(join(outputFolder, path), "utf8")]));
/** Every other width is a layout more of each page. What fits a phone fits a desktop: `accessibility.test.ts` shows it. */
const phone = { width: 390, height: 900 };

let browser: Browser;
let page: Page;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), serveSite()]);
  page = await browser.newPage({ viewport: phone });
});

afterAll(async () => {
  await browser?.close();
  site?.close();
});

/** Whatever is wrong with a page that is visited and unfolded. */
async function visit(url: string, origin: string): Promise<string[]> {
  const complaints = watch(page, origin);
  await page.goto(url);
  await unfold(page);
  const faults = await overflowFaults(page, phone.width);
  page.removeAllListeners();
  return [...complaints, ...faults];
}

/** What is too wide in the page that is there, and the language it is in, once it shows what another one does. */
async function show(html: string): Promise<string[]> {
  const language = await page.evaluate((text) => {
    const other = new DOMParser().parseFromString(text, "text/html");
    document.body.replaceWith(other.body);
    return other.documentElement.lang;
  }, html);
  // What is too wide while parts are folded is so too when they are unfolded.
  await unfold(page);
  return [`language: ${language}`, ...(await overflowFaults(page, phone.width))];
}

function languageOf(path: string): string {
  const brand = brands.find(
    ({ id }) => path.startsWith(`reference/${id}/`) || path === `packages/${id}.html`,
  );
  return brand?.words.code ?? /^guides\/([a-z]{2})\//.exec(path)?.[1] ?? "en";
}

const isNight = process.env["NIGHTLY"] === "true";
const visited = isNight ? [...pages.keys()] : representativePages(pages).map(({ path }) => path);
/** By day, of the references of brands in one language the first, as the others have the same fields. */
const references = isNight ? brands : firstOfEach(brands, ({ words }) => words.code);
const laidOut = [...pages].filter(([path]) => {
  const [, brand] = /^reference\/([^/]+)\//.exec(path) ?? [];
  return brand === undefined || references.some(({ id }) => id === brand);
});

test.each(visited)("%s, which others are like, is quiet, stays at home and fits its window", async (path) => {
  expect(await visit(site.url + path, site.url)).toEqual([]);
});

describe("every page", () => {
  beforeAll(() => page.goto(`${site.url}index.html`));

  test.each(laidOut)("%s fits its window and says its language", async (path, html) => {
    expect(await show(html)).toEqual([`language: ${languageOf(path)}`]);
  });

  test("is in the language of its brand, and not all are in one", () => {
    expect(new Set([...pages.keys()].map(languageOf)).size).toBeGreaterThan(1);
  });
});

test("a bad page is found to call outside, to complain, to be too wide and to have no language", async () => {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-docs-"));
  const html = `<!doctype html><html><title>Bad</title><body>
<img src="http://127.0.0.1:9/outside.png"><img src="missing.png">
<details>Wide<div style="width: 900px">Too wide</div></details><script>console.error("a complaint");
const stop = new AbortController();
fetch("missing.png?stopped", stop).catch(() => {});
stop.abort()</script></body></html>`;
  await writeFile(join(folder, "bad.html"), html);
  const bad = await serveSite(folder);
  const tooWide = "390: the page is 518 pixels too wide";
  const faults = await visit(`${bad.url}bad.html`, bad.url);
  expect(await show(html)).toEqual(["language: ", tooWide]);
  bad.close();
  await rm(folder, { recursive: true });
  for (const fault of [
    "outside request: http://127.0.0.1:9/outside.png",
    `status 404: ${bad.url}missing.png`,
    "console: a complaint",
    `failed request: ${bad.url}missing.png?stopped`,
    tooWide,
  ]) {
    expect(faults).toContain(fault);
  }
});
