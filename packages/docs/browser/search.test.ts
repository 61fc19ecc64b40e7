import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { accessibilityFaults } from "./inspect.ts";
import { useSite } from "./use-site.ts";

const visit = useSite();

/** What the search shows for words; before, the page may show what it found for others. */
async function search(words: string, page: Page = visit.page): Promise<string[]> {
  await page.keyboard.press("Control+k");
  await page.locator("#search-words").fill("");
  await page.locator("#search-words").fill(words);
  await page.locator("#search-status", { hasText: /\d+ results?|^No results/ }).waitFor();
  return page.locator("#search-results [role=option]").allInnerTexts();
}

describe("from the start page", () => {
  let page: Page;

  beforeAll(async () => {
    page = await visit.browser.newPage();
    await page.goto(`${visit.url}index.html`);
  });
  afterAll(() => page?.close());

  test.each([
    ["an operation", "record payment", "(recordInvoicePayment)"],
    ["an operation by its name", "recordInvoicePayment", "(recordInvoicePayment)"],
    ["an operation by its path", "text2pay", "(createText2PayInvoice)"],
    ["a type", "InvoiceContact", "InvoiceContact"],
    ["a field", "amountDue", "amountDue"],
    ["a section of a manual", "retries", "Retries"],
    ["an entry of the ledger", "invoice-number-is-text", "invoiceNumber is text"],
    ["an event", "InvoicePartiallyPaid", "(InvoicePartiallyPaid)"],
    ["a guide", "add a brand", "Add a brand"],
  ])("finds %s", async (_, words, title) => {
    expect((await search(words, page)).slice(0, 4).join("\n")).toContain(title);
  });

  test.each(["pagination", "idempotency", "cents", "refund"])("knows what %s means here", async (words) => {
    const [first = ""] = await search(words, page);
    expect(first).not.toBe("");
  });

  test("shows a part of the text around what was found", async () => {
    await search("mongodb", page);
    expect(await page.locator(".excerpt").first().textContent()).toContain("mongodb");
  });

  test("says of what is in another language than the page that it is", async () => {
    await search("cobrar", page);
    expect(await page.locator("#search-results :is(strong, .excerpt)[lang=es]").count()).toBeGreaterThan(1);
  });

  test("says so when nothing is found", async () => {
    expect(await search("zebra crossing", page)).toEqual([]);
    expect(await page.locator("#search-status").textContent()).toBe("No results for “zebra crossing”.");
  });
});

test("finds Spanish words without their accents, on a page in Spanish those of its brand first", async () => {
  await visit.page.goto(`${visit.url}reference/leadway/index.html`);
  await visit.page.keyboard.press("/");
  await visit.page.keyboard.type("conexion");
  await visit.page.locator("#search-status", { hasText: /resultado/ }).waitFor();
  await visit.page.locator("#search-words").fill("record payment");
  await visit.page.locator("#search-status", { hasText: /\d+ resultados/ }).waitFor();
  expect(await visit.page.locator("#search-results [role=option]").first().textContent()).toContain(
    "Leadway CRM",
  );
});

test.each(["Control+k", "Meta+k", "/"])("%s goes to the search", async (key) => {
  await visit.page.goto(`${visit.url}report.html`);
  await visit.page.keyboard.press(key);
  expect(await visit.page.evaluate(() => document.activeElement?.id)).toBe("search-words");
});

test("is reached from within a field by Ctrl-K, where a slash is a slash", async () => {
  const { page, url } = visit;
  await page.goto(`${url}report.html`);
  const words = page.getByLabel("Words");
  await words.focus();
  await page.keyboard.press("/");
  expect(await words.inputValue()).toBe("/");
  await page.keyboard.press("Control+k");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("search-words");
});

test("has one hit for all brands, which leads to the brand of the page, or the one looked at last", async () => {
  const { page, url } = visit;
  await page.goto(`${url}reference/superleads/index.html`);
  await page.goto(`${url}index.html`);
  const hits = await search("recordInvoicePayment");
  expect(hits.filter((hit) => hit.includes("(recordInvoicePayment)"))).toHaveLength(1);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/reference\/superleads\/recordInvoicePayment\.html$/);
  await page.waitForLoadState("networkidle");
});

test("opens the type of an invoice when its name is entered", async () => {
  const { page, url } = visit;
  await page.goto(`${url}index.html`);
  await search("invoice");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/types\/\w+\.html#Invoice$/);
  await page.locator("#Invoice").waitFor({ state: "visible" });
  await page.waitForLoadState("networkidle");
});

test("suggests words that find something as long as there are no results", async () => {
  const { page, url } = visit;
  await page.goto(`${url}index.html`);
  await page.keyboard.press("/");
  const hints = page.locator(".hints button");
  const count = await hints.count();
  expect(count).toBeGreaterThan(2);
  for (let index = 0; index < count; index++) {
    await hints.nth(index).click();
    await page.locator("#search-results [role=option]").first().waitFor();
    expect(await page.locator(".hints").isVisible()).toBe(false);
    await page.locator("#search-words").fill("");
  }
  await page.keyboard.type("zebra crossing");
  await page.locator(".hints").waitFor();
});

test("is accessible with its results", async () => {
  await visit.page.goto(`${visit.url}index.html`);
  await search("invoice");
  expect(await accessibilityFaults(visit.page, "#search")).toEqual([]);
});

test("is used with the keyboard alone", async () => {
  const { page, url } = visit;
  await page.goto(`${url}report.html`);
  await search("send invoice");
  const input = page.locator("#search-words");
  expect(await input.getAttribute("aria-activedescendant")).toBe("search-result-0");
  await page.keyboard.press("ArrowDown");
  expect(await input.getAttribute("aria-activedescendant")).toBe("search-result-1");
  expect(await page.locator("#search-result-1").getAttribute("aria-selected")).toBe("true");
  await page.keyboard.press("ArrowUp");
  const href = await page.locator("#search-result-0").evaluate((link: HTMLAnchorElement) => link.href);
  await page.keyboard.press("Enter");
  await page.waitForURL(href);
  await page.keyboard.press("/");
  await page.keyboard.type("send");
  await page.locator("#search-results [role=option]").first().waitFor();
  await page.keyboard.press("Escape");
  await page.locator("#search-results").waitFor({ state: "hidden" });
});

test("leads to a field within a folded part, and unfolds it", async () => {
  const { page, url } = visit;
  await page.goto(`${url}reference/highlevel/recordInvoicePayment.html#response.200.invoice.invoiceNumber`);
  await page.locator('[id="response.200.invoice.invoiceNumber"]').waitFor({ state: "visible" });
});
