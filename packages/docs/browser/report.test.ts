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
