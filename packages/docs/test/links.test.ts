import { describe, expect, test } from "@jest/globals";
import { repositoryLinks } from "../src/content/repository-links.ts";
import { repository } from "../src/folders.ts";
import { checkLinks } from "../src/site/check-links.ts";
import { relativeLinks, rootedLinks } from "../src/site/links.ts";

describe("links within the site", () => {
  test.each([
    ["index.html", "/report.html#x", "report.html#x"],
    ["reference/acme/listInvoices.html", "/report.html", "../../report.html"],
    ["reference/acme/listInvoices.html", "/reference/acme/types.html#Invoice", "types.html#Invoice"],
    ["reference/acme/types.html", "/reference/acme/types.html#Invoice", "#Invoice"],
    ["reference/acme/types.html", "/reference/acme/types.html", "types.html"],
  ])("are relative: on %s, %s is %s", (path, target, expected) => {
    expect(relativeLinks(`<a href="${target}">`, path)).toBe(`<a href="${expected}">`);
  });

  test("begin with the path of the site where a page is shown anywhere", () => {
    expect(rootedLinks('<a href="/report.html#x"><img src="//example.com">', "/base/")).toBe(
      '<a href="/base/report.html#x"><img src="//example.com">',
    );
  });

  test("are left alone when they lead elsewhere", () => {
    const text = '<a href="https://example.com/a"> <a href="//example.com"> href=&quot;/a&quot;';
    expect(relativeLinks(text, "a/b.html")).toBe(text);
  });
});

describe("links of the repository's files", () => {
  const pages = new Map([
    ["packages/core/README.md", "/packages/core.html"],
    ["CONTRIBUTING.md", "/guides/contributing.html"],
  ]);
  const home = "https://example.com/project";
  const from = repositoryLinks(repository, pages, home).from("packages/mock/README.md");

  test.each([
    ["../core/README.md", "/packages/core.html"],
    ["../core", "/packages/core.html"],
    ["../../CONTRIBUTING.md#release", "/guides/contributing.html#release"],
    [`${home}/tree/main/packages/core`, "/packages/core.html"],
    ["src/cli.ts", `${home}/blob/main/packages/mock/src/cli.ts`],
    ["../../spec/brands/", `${home}/tree/main/spec/brands`],
    ["#control-the-answers", "#control-the-answers"],
    ["https://mswjs.io", "https://mswjs.io"],
  ])("%s leads to %s", (target, expected) => {
    expect(from(target)).toBe(expected);
  });

  test("to a file that is not there are a mistake that names file and link", () => {
    expect(() => from("../nowhere.md")).toThrow(
      "packages/mock/README.md: the link to ../nowhere.md leads to packages/nowhere.md, which is not there.",
    );
  });
});

describe("the check of all links", () => {
  const site = (body: string) =>
    new Map([
      ["index.html", body],
      ["a/page.html", '<h1 id="top">Page</h1><p id="request.items[].name">'],
      ["assets/site.css", ""],
    ]);

  test("passes for links that lead somewhere", () => {
    const body = `<link href="assets/site.css"><a href="a/page.html#top"><a href="a/page.html#request.items%5B%5D.name">
<a href="https://example.com"><a href="/base/a/page.html#top"><h2 id="here"><a href="#here">`;
    expect(() => checkLinks(site(body), "/base/")).not.toThrow();
  });

  test.each([
    ['<a href="b/page.html">', "index.html: b/page.html leads to b/page.html, which the site does not have"],
    [
      '<a href="a/page.html#bottom">',
      "index.html: a/page.html#bottom leads to an anchor that a/page.html does not have",
    ],
    ['<a href="#nowhere">', "index.html: #nowhere leads to an anchor that index.html does not have"],
    [
      '<img src="assets/icon.svg">',
      "index.html: assets/icon.svg leads to assets/icon.svg, which the site does not have",
    ],
    ['<a href="/a/page.html">', "index.html: /a/page.html is neither relative nor https"],
    ['<a href="/base/b.html">', "index.html: /base/b.html leads to b.html, which the site does not have"],
    ['<a href="http://example.com">', "index.html: http://example.com is neither relative nor https"],
    ['<p id="one"><p id="one">', "index.html: the id one is used twice"],
  ])("fails for %s", (body, fault) => {
    expect(() => checkLinks(site(body), "/base/")).toThrow(
      `The site has links that lead nowhere:\n  ${fault}`,
    );
  });
});
