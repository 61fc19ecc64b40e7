import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { accessibilityFaults, overflowFaults } from "./inspect.ts";
import { useSite } from "./use-site.ts";

const visit = useSite();

const operation = "reference/leadway/recordInvoicePayment.html";

describe("the switch of brands", () => {
  test("keeps the page, and says where the other one is in another language", async () => {
    const { page, url } = visit;
    await page.goto(url + operation);
    await page.locator(".brands summary").click();
    const other = page.locator(".brands a", { hasText: "HighLevel" });
    expect(await other.locator("abbr").getAttribute("title")).toBe("en inglés");
    expect(await accessibilityFaults(page, ".brands")).toEqual([]);
    await other.click();
    await page.waitForURL(`${url}reference/highlevel/recordInvoicePayment.html`);
    await page.goto(`${url}packages/highlevel.html`);
    await page.locator(".brands summary").click();
    await page.locator(".brands a", { hasText: "Leadway" }).click();
    await page.waitForURL(`${url}packages/leadway.html`);
  });

  test("folds when its user goes elsewhere", async () => {
    const { page, url } = visit;
    await page.goto(url + operation);
    const list = page.locator(".brands ul");
    await page.locator(".brands summary").click();
    await page.keyboard.press("Escape");
    expect(await list.isVisible()).toBe(false);
    await page.locator(".brands summary").click();
    await page.locator("h1").click();
    expect(await list.isVisible()).toBe(false);
  });

  test.each([1440, 390])("holds twelve brands at a width of %d", async (width) => {
    const { page, url } = visit;
    await page.goto(url + operation);
    await page.locator(".brands ul").evaluate((list) => {
      const [first] = list.children;
      while (first && list.children.length < 12) list.append(first.cloneNode(true));
    });
    expect(await overflowFaults(page, width)).toEqual([]);
    await page.locator(".brands summary").click();
    await page.locator(".brands a").last().click({ trial: true });
    expect(await overflowFaults(page, width)).toEqual([]);
  });
});

test("entries of a menu in Spanish that lead to English pages say so", async () => {
  const { page, url } = visit;
  await page.goto(url + operation);
  const entries = await page
    .locator("nav.site a")
    .evaluateAll((links) =>
      links.map((link) => [link.getAttribute("hreflang") ?? "es", link.querySelector("abbr")?.title ?? ""]),
    );
  expect(entries).toEqual([...Array(3).fill(["es", ""]), ...Array(2).fill(["en", "en inglés"])]);
});

test("the theme is chosen once for all pages, before they are drawn", async () => {
  const { page, url } = visit;
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(`${url}index.html`);
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  const button = page.locator("#theme");
  expect(await button.getAttribute("aria-label")).toBe("Theme: system");
  await button.click();
  expect(await paper()).toBe(light);
  await button.click();
  expect(await button.getAttribute("aria-label")).toBe("Theme: dark");
  expect(await paper()).not.toBe(light);
  // The script of the page comes later; the colors do not wait for it.
  await page.route("**/site.js", (route) => route.abort());
  visit.expected.push(/site\.js/, /Failed to load resource/);
  await page.goto(`${url}report.html`);
  expect(await paper()).not.toBe(light);
});

test("the header says what version it is about, or that there is none yet", async () => {
  const { page, url } = visit;
  await page.goto(`${url}index.html`);
  expect(await page.locator(".version").textContent()).toMatch(/^(unreleased|v\d+\.\d+\.\d+\S*)$/);
});

describe("the menu", () => {
  const list = (page: Page) => page.locator(".menu-list");

  test("keeps its place from page to page, and shows the current one", async () => {
    const { page, url } = visit;
    await page.setViewportSize({ width: 1440, height: 700 });
    await page.goto(`${url}reference/highlevel/index.html`);
    const entry = page.locator(".menu a", { hasText: "Text2Pay invoice" });
    await entry.scrollIntoViewIfNeeded();
    await list(page).evaluate((menu) => menu.scrollBy(0, 40));
    const place = await list(page).evaluate((menu) => menu.scrollTop);
    expect(place).toBeGreaterThan(0);
    await entry.click();
    await page.waitForURL(/createText2PayInvoice/);
    expect(await list(page).evaluate((menu) => menu.scrollTop)).toBe(place);
    await page.goto(`${url}reference/highlevel/onInvoiceVoid.html`);
    expect(await page.locator(".menu [aria-current]").isVisible()).toBe(true);
    expect(await list(page).evaluate((menu) => menu.scrollTop)).toBeGreaterThan(place);
  });

  test("stays within reach on a phone, and opens where the current page is", async () => {
    const { page, url } = visit;
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(`${url}reference/highlevel/onInvoiceVoid.html`);
    await page.locator("footer").scrollIntoViewIfNeeded();
    await page.locator(".menu summary").click();
    const shown = await page.locator(".menu [aria-current]").evaluate((link) => {
      const [around, own] = [link.closest(".menu-list"), link].map((each) => each?.getBoundingClientRect());
      return (
        around &&
        own &&
        own.top >= around.top - 1 &&
        own.bottom <= around.bottom + 1 &&
        own.bottom < innerHeight
      );
    });
    expect(shown).toBe(true);
  });
});

test("an address without a page has one that leads on, wherever it is", async () => {
  const { page, url, expected } = visit;
  expected.push(/status of 404/, /^status 404/);
  await page.goto(`${url}reference/gone/deep/nowhere.html`);
  expect(await page.locator("h1").textContent()).toBe("Page not found");
  expect(await page.locator(".bar").evaluate((bar) => getComputedStyle(bar).display)).toBe("flex");
  await page.keyboard.press("/");
  await page.keyboard.type("record payment");
  await page.locator("#search-results [role=option]").first().click();
  await page.waitForURL(/\/reference\/highlevel\/recordInvoicePayment\.html$/);
});

test("on a phone a row of a table is a card, whose cells say what they are", async () => {
  const { page, url } = visit;
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${url}packages/highlevel.html`);
  const cell = page.locator(".table td").first();
  expect(await cell.evaluate((each) => getComputedStyle(each).display)).toBe("block");
  expect(await cell.evaluate((each) => getComputedStyle(each, "::before").content)).toBe(
    JSON.stringify(await cell.getAttribute("data-label")),
  );
});
