import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { startMock } from "@crm-invoices/mock";
import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { outputFolder } from "../src/folders.ts";
import { watch } from "./inspect.ts";
import { useSite } from "./use-site.ts";

const visit = useSite();
/** What is shown only in part. */
function clipped(page: Page): Promise<string[]> {
  return page.locator("main *").evaluateAll((all) =>
    all
      .filter((each) => {
        const { overflowX, overflowY, display } = getComputedStyle(each);
        const hides = overflowX !== "visible" || overflowY !== "visible";
        const isLarger = each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1;
        return hides && isLarger && display !== "inline" && each.getClientRects().length > 0;
      })
      .map(({ tagName, className }) => `${tagName} ${className}`),
  );
}

const fromDisk = (path: string) => pathToFileURL(join(outputFolder, path)).href;

describe("from a disk", () => {
  test("pages have their styles, links and search", async () => {
    const page = await visit.browser.newPage();
    const complaints = watch(page, "file://");
    await page.goto(fromDisk("index.html"));
    expect(await page.locator(".bar").evaluate((bar) => getComputedStyle(bar).display)).toBe("flex");
    await page.keyboard.press("/");
    await page.keyboard.type("record payment");
    await page.locator("#search-results [role=option]").first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/reference\/highlevel\/recordInvoicePayment\.html$/);
    await page.getByRole("link", { name: "RecordInvoicePaymentRequest" }).click();
    await page.waitForURL(/types\/invoices\.html#RecordInvoicePaymentRequest$/);
    await page.close();
    expect(complaints).toEqual([]);
  });

  test("an operation can be tried", async () => {
    const mock = await startMock({ brand: "highlevel" });
    const page = await visit.browser.newPage();
    await page.goto(fromDisk("reference/highlevel/getInvoice.html"));
    await page.locator("input[name=base]").fill(mock.url);
    await page.locator("form.try-form button").click();
    await page.locator(".try-response .status").waitFor();
    expect(await page.locator(".try-response .status").textContent()).toBe("200");
    await page.close();
    await mock.close();
  });

  test("a missing index is told where the results would be", async () => {
    const { page, url, expected } = visit;
    expected.push(/search-index\.js/, /Failed to load resource/);
    await page.route("**/search-index.js", (route) => route.abort());
    await page.goto(`${url}index.html`);
    await page.keyboard.press("/");
    await page.keyboard.type("invoice");
    await page.getByText("The search index could not be loaded.").waitFor();
  });
});

describe("without JavaScript", () => {
  test("an operation can be read, and controls that need a script are not shown", async () => {
    const page = await visit.browser.newPage({
      javaScriptEnabled: false,
      viewport: { width: 1440, height: 900 },
    });
    await page.goto(`${visit.url}reference/leadway/recordInvoicePayment.html`);
    expect(await page.locator("h1").textContent()).toBe("Registrar un pago manual");
    for (const shown of [
      "#parameters",
      '[id="request.card"]',
      '[id="response.400"]',
      ".samples .sample",
      "noscript p",
      ".menu li",
    ]) {
      expect([shown, await page.locator(shown).first().isVisible()]).toEqual([shown, true]);
    }
    for (const hidden of ["#search", "form.try-form", ".copy"]) {
      expect([hidden, await page.locator(hidden).first().isVisible()]).toEqual([hidden, false]);
    }
    await page.goto(`${visit.url}report.html`);
    expect(await page.locator("#filter").isVisible()).toBe(false);
    expect(await page.locator(".entry").count()).toBeGreaterThan(50);
    await page.close();
  });
});

describe("on paper", () => {
  test("what is folded is printed, what is for the screen is not", async () => {
    const { page, url } = visit;
    await page.goto(`${url}reference/highlevel/recordInvoicePayment.html`);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator('[id="response.400"] .fields').isVisible()).toBe(true);
    for (const hidden of [".bar", ".menu", ".try"])
      expect(await page.locator(hidden).isVisible()).toBe(false);
  });

  test.each([
    "reference/highlevel/recordInvoicePayment.html",
    "reference/leadway/types/shared.html",
    "packages/highlevel.html",
    "report.html",
  ])("nothing of %s is clipped", async (path) => {
    const { page, url } = visit;
    await page.emulateMedia({ media: "print" });
    // As wide as A4 between its margins.
    await page.setViewportSize({ width: 720, height: 1000 });
    await page.goto(url + path);
    expect(await clipped(page)).toEqual([]);
    await page.locator("main").evaluate((main) => {
      main.insertAdjacentHTML("beforeend", '<textarea rows="1">a&#10;b&#10;c&#10;d</textarea>');
    });
    expect(await clipped(page)).toEqual(["TEXTAREA "]);
  });
});
