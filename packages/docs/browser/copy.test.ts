import { expect, test } from "@jest/globals";
import { useSite } from "./use-site.ts";

const visit = useSite();

test("code is copied without what is around it", async () => {
  const context = await visit.browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  await page.goto(`${visit.url}packages/highlevel.html`);
  await page.getByRole("button", { name: "Copy" }).first().click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    "npm install @crm-invoices/highlevel",
  );
  await context.close();
});
