import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { launchChromium } from "../../mock/browser/chromium.ts";
import { repository } from "../src/folders.ts";
import { loadBrands } from "../src/reference/brand.ts";
import { accessibilityFaults, allLooks, type Look, someLooks, watch } from "./inspect.ts";
import { pagePaths, type Site, serveSite } from "./site.ts";

const brands = await loadBrands(repository);

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), serveSite()]);
});

afterAll(async () => {
  await browser?.close();
  site?.close();
});

/** What is to be said of a page: its language, and everything that is wrong with it. */
async function inspect(
  url: string,
  origin: string,
  looks: readonly Look[],
  unfolded = false,
): Promise<string[]> {
  const page = await browser.newPage();
  const complaints = watch(page, origin);
  await page.goto(url);
  if (unfolded) {
    await page
      .locator("details")
      .evaluateAll((all) => all.map((details) => details.toggleAttribute("open", true)));
  }
  const faults = await accessibilityFaults(page, looks);
  const language = await page.locator("html").getAttribute("lang");
  await page.close();
  return [`language: ${language}`, ...complaints, ...faults];
}

function languageOf(path: string): string {
  return brands.find(({ id }) => path.startsWith(`reference/${id}/`))?.words.code ?? "en";
}

describe("every page", () => {
  const paths = pagePaths().map((path, index) => ({ path, looks: someLooks(index % 2 === 1) }));
  test.each(paths)(
    "$path is quiet, stays at home, is accessible and says its language",
    async ({ path, looks }) => {
      expect(await inspect(site.url + path, site.url, looks)).toEqual([`language: ${languageOf(path)}`]);
    },
  );

  const kinds = [
    "index.html",
    "report.html",
    "changelog.html",
    "packages/mock.html",
    ...brands.flatMap(({ id }) => [
      `reference/${id}/index.html`,
      `reference/${id}/recordInvoicePayment.html`,
    ]),
    `reference/${brands[0]?.id}/onInvoicePaid.html`,
  ];
  test.each(kinds)("such as %s is accessible in every look, with everything unfolded", async (path) => {
    expect(await inspect(site.url + path, site.url, allLooks, true)).toEqual([
      `language: ${languageOf(path)}`,
    ]);
  });

  test("is in the language of its brand, and not all are in one", () => {
    expect(new Set(pagePaths().map(languageOf)).size).toBeGreaterThan(1);
  });
});

describe("a bad page", () => {
  test("is found to call outside, to complain and to lack names and contrast", async () => {
    const folder = await mkdtemp(join(tmpdir(), "crm-invoices-docs-"));
    await writeFile(
      join(folder, "bad.html"),
      `<!doctype html><html><title>Bad</title><body>
<img src="http://127.0.0.1:9/outside.png"><img src="missing.png" alt="">
<p style="color: #ccc; background: #fff">Too pale</p><div style="width: 2000px">Too wide</div>
<script>console.error("a complaint")</script></body></html>`,
    );
    const bad = await serveSite(folder);
    const faults = (await inspect(`${bad.url}bad.html`, bad.url, allLooks)).join("\n");
    bad.close();
    await rm(folder, { recursive: true });
    for (const fault of [
      "outside request: http://127.0.0.1:9/outside.png",
      "status 404",
      "console: a complaint",
      "html-has-lang",
      "image-alt",
      "light 1440: color-contrast",
      "too wide",
    ]) {
      expect(faults).toContain(fault);
    }
  });
});
