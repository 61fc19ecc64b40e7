import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchChromium } from "@crm-invoices/mock/chromium";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { repository } from "../src/folders.ts";
import { loadBrands } from "../src/reference/brand.ts";
import { overflowFaults, unfold, watch } from "./inspect.ts";
import { pagePaths, type Site, serveSite } from "./site.ts";

const brands = await loadBrands(repository);
const phone = 390;

let browser: Browser;
let page: Page;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), serveSite()]);
  // Every other width is a layout more of each page.
  page = await browser.newPage({ viewport: { width: phone, height: 900 } });
});

afterAll(async () => {
  await browser?.close();
  site?.close();
});

/** The language a page says it is in, and whatever is wrong with it, unfolded, on a phone. */
async function inspect(url: string, origin: string): Promise<string[]> {
  const complaints = watch(page, origin);
  await page.goto(url);
  // What is too wide while parts are folded is so too when they are unfolded.
  await unfold(page);
  // What fits a phone fits a desktop, of which `accessibility.test.ts` shows it for every kind of element.
  const faults = await overflowFaults(page, phone);
  const language = await page.locator("html").getAttribute("lang");
  page.removeAllListeners();
  return [`language: ${language}`, ...complaints, ...faults];
}

function languageOf(path: string): string {
  const brand = brands.find(
    ({ id }) => path.startsWith(`reference/${id}/`) || path === `packages/${id}.html`,
  );
  return brand?.words.code ?? /^guides\/([a-z]{2})\//.exec(path)?.[1] ?? "en";
}

describe("every page", () => {
  test.each(pagePaths())(
    "%s is quiet, stays at home, fits its window and says its language",
    async (path) => {
      expect(await inspect(site.url + path, site.url)).toEqual([`language: ${languageOf(path)}`]);
    },
  );

  test("is in the language of its brand, and not all are in one", () => {
    expect(new Set(pagePaths().map(languageOf)).size).toBeGreaterThan(1);
  });
});

test("a bad page is found to call outside, to complain, to be too wide and to have no language", async () => {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-docs-"));
  await writeFile(
    join(folder, "bad.html"),
    `<!doctype html><html><title>Bad</title><body>
<img src="http://127.0.0.1:9/outside.png"><img src="missing.png">
<details>Wide<div style="width: 900px">Too wide</div></details><script>console.error("a complaint");
const stop = new AbortController();
fetch("missing.png?stopped", stop).catch(() => {});
stop.abort()</script></body></html>`,
  );
  const bad = await serveSite(folder);
  const faults = await inspect(`${bad.url}bad.html`, bad.url);
  bad.close();
  await rm(folder, { recursive: true });
  for (const fault of [
    "language: null",
    "outside request: http://127.0.0.1:9/outside.png",
    `status 404: ${bad.url}missing.png`,
    "console: a complaint",
    `failed request: ${bad.url}missing.png?stopped`,
    "390: the page is 518 pixels too wide",
  ]) {
    expect(faults).toContain(fault);
  }
});
