import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { repository } from "../src/folders.ts";
import { loadBrands } from "../src/reference/brand.ts";
import { useSite } from "./use-site.ts";

const visit = useSite();
const brands = await loadBrands(repository);

test.each([
  ["Start the sandbox", "npx pnpm@12 start"],
  ["Call the API", "createClient"],
])("%s leads to what one types", async (action, command) => {
  const { page, url } = visit;
  await page.goto(`${url}index.html`);
  await page.locator(".actions a", { hasText: action }).click();
  const target = page.locator("section", { has: page.locator(":target") }).last();
  expect(await target.textContent()).toContain(command);
});

test("offers every brand with its package and its reference", async () => {
  const { page, url } = visit;
  await page.goto(`${url}index.html`);
  for (const { id, title } of brands) {
    const card = page.locator(".brand-cards li", { hasText: title });
    expect(await card.locator("code").textContent()).toBe(`npm install @crm-invoices/${id}`);
    expect(await card.getByRole("link", { name: title }).getAttribute("href")).toBe(
      `reference/${id}/index.html`,
    );
  }
});

test("says that the packages are not published as long as they are not", async () => {
  const { page, url } = visit;
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(repository, "spec/package.json"), "utf8"),
  );
  for (const path of ["index.html", ...brands.map(({ id }) => `reference/${id}/index.html`)]) {
    await page.goto(url + path);
    expect(await page.locator(".notice").count()).toBe(version === "0.0.0" ? 1 : 0);
  }
});

test.each(["light", "dark"] as const)("shows the picture that suits a %s theme", async (colorScheme) => {
  const { page, url } = visit;
  await page.emulateMedia({ colorScheme });
  await page.goto(`${url}index.html`);
  const shown = page.locator(".picture img:visible");
  expect(await shown.getAttribute("src")).toBe(`assets/sandbox-${colorScheme}.png`);
  await expect(shown.evaluate((image: HTMLImageElement) => image.decode())).resolves.toBeUndefined();
});
