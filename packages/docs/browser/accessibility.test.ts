import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { outputFolder } from "../src/folders.ts";
import { accessibilityFaults, unfold } from "./inspect.ts";
import { elementKinds, representativePages } from "./representative.ts";
import { pagePaths, serveSite } from "./site.ts";
import { useSite } from "./use-site.ts";

const visit = useSite();
const pages = new Map(pagePaths().map((path) => [path, readFileSync(join(outputFolder, path), "utf8")]));
const representatives = representativePages(pages);

describe("pages that together have every kind of element", () => {
  test.each(representatives)(
    "such as $path are accessible in every appearance, with everything unfolded",
    async ({ path, html }) => {
      const { page, url } = visit;
      await page.route(url + path, (route) => route.fulfill({ body: html, contentType: "text/html" }));
      await page.goto(url + path);
      await unfold(page);
      expect(await accessibilityFaults(page)).toEqual([]);
    },
  );

  test("are few and short, and lack no kind of the site's", () => {
    const size = (texts: Iterable<string>) => [...texts].join("").length;
    const shown = representatives.map(({ html }) => html);
    expect(representatives.length).toBeLessThan(pages.size / 3);
    expect(size(shown)).toBeLessThan(size(pages.values()) / 10);
    const kinds = (texts: Iterable<string>) => new Set([...texts].flatMap((text) => [...elementKinds(text)]));
    expect(kinds(shown)).toEqual(kinds(pages.values()));
  });

  const document = (body: string, language = "en") =>
    `<!doctype html><html lang="${language}"><body><main>${body}</main></body></html>`;
  const like = document("<p>A</p><ul><li>B</li></ul>");

  test.each([
    ["class", document('<p class="new">A</p>')],
    ["role", document('<p role="alert">A</p>')],
    ["attribute", document('<p aria-label="A">A</p>')],
    ["parent", document("<blockquote><p>A</p></blockquote>")],
    ["language", document("<p>A</p>", "es")],
  ])("include a page that alone has its %s", (_, own) => {
    const site = new Map([
      ["a.html", like],
      ["b.html", like],
      ["own.html", own],
    ]);
    expect(representativePages(site)).toEqual([
      { path: "a.html", html: like },
      { path: "own.html", html: own },
    ]);
  });

  test("have a repeated part once", () => {
    const list = document("<ul><li>A</li><li>B</li><li><b>C</b></li></ul>");
    const html = document("<ul><li>A</li><li><b>C</b></li></ul>");
    expect(representativePages(new Map([["a.html", list]]))).toEqual([{ path: "a.html", html }]);
  });
});

test("a bad page is found to lack names and contrast", async () => {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-docs-"));
  await writeFile(
    join(folder, "bad.html"),
    `<!doctype html><html><title>Bad</title><body><img src="data:," alt><img src="data:,">
<p style="color: #ccc; background: #fff">Too pale</p></body></html>`,
  );
  const bad = await serveSite(folder);
  visit.expected.push(/./);
  await visit.page.goto(`${bad.url}bad.html`);
  const faults = await accessibilityFaults(visit.page);
  bad.close();
  await rm(folder, { recursive: true });
  for (const fault of [
    "html-has-lang",
    "image-alt",
    "light 1440: color-contrast",
    "dark 390: color-contrast",
  ]) {
    expect(faults.join("\n")).toContain(fault);
  }
});
