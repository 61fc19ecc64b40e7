import { expect, test } from "@jest/globals";
import { useSite } from "./use-site.ts";

const visit = useSite();

test("the decisions of the report are filtered by words, evidence and status", async () => {
  const { page, url } = visit;
  await page.goto(`${url}report.html`);
  const shown = page.locator(".entry:visible");
  const all = await shown.count();
  await page.getByLabel("Status").selectOption("disputed");
  const disputed = await shown.count();
  expect(disputed).toBeGreaterThan(0);
  expect(disputed).toBeLessThan(all);
  await page.getByLabel("Words").fill("cheque");
  expect(await shown.allInnerTexts()).toEqual([expect.stringContaining("card-and-cheque-required")]);
  expect(await page.locator("#filter [role=status]").textContent()).toBe(`1 of ${all} decisions`);
  await page.getByLabel("Evidence").selectOption("U");
  expect(await shown.count()).toBe(0);
});

test("a decision that the filter hid is shown to who follows a link to it", async () => {
  const { page, url } = visit;
  await page.goto(`${url}report.html`);
  await page.getByLabel("Words").fill("cheque");
  await page.evaluate(() => {
    location.hash = "#alt-type";
  });
  await page.locator("#alt-type").waitFor({ state: "visible" });
  expect(await page.getByLabel("Words").inputValue()).toBe("");
});

test("a filter is in the address, so that a link leads to the same decisions", async () => {
  const { page, url } = visit;
  await page.goto(`${url}report.html`);
  await page.getByLabel("Status").selectOption("disputed");
  await page.getByLabel("Words").fill("cheque");
  const shown = await page.locator(".entry:visible").allInnerTexts();
  const address = page.url();
  expect(new URL(address).search).toBe("?words=cheque&status=disputed");
  await page.reload();
  expect(await page.getByLabel("Words").inputValue()).toBe("cheque");
  expect(await page.locator(".entry:visible").allInnerTexts()).toEqual(shown);
  await page.getByLabel("Words").fill("");
  await page.getByLabel("Status").selectOption("");
  expect(page.url()).toBe(`${url}report.html`);
});

test("begins with what can bite, and leads to the fields and back", async () => {
  const { page, url } = visit;
  await page.goto(`${url}report.html`);
  expect(await page.locator(".report .lead").textContent()).toMatch(
    /[1-9]\d* are disputed and [1-9]\d* are open/,
  );
  expect(await page.locator(".report > h2").first().textContent()).toBe("Observed differently");
  expect(await page.locator(".entry").first().getAttribute("data-status")).toBe("disputed");
  await page.getByRole("link", { name: "RecordInvoicePaymentRequest.card", exact: true }).click();
  await page.waitForURL(/types\/invoices\.html#RecordInvoicePaymentRequest\.card$/);
  await page
    .locator('[id="RecordInvoicePaymentRequest.card"]')
    .locator('a.mark[title="card-and-cheque-required"]')
    .click();
  await page.waitForURL(/report\.html#card-and-cheque-required$/);
  const location = page.locator('.disagreements a[href^="reference/"][href*=".html#response"]').first();
  const name = await location.textContent();
  await location.click();
  await page.waitForURL(/\/reference\/.+\.html#response/);
  await page.locator(`[id="${name}"]`).waitFor({ state: "visible" });
});
