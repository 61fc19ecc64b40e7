import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { listBrands, type Mock, startMock } from "../src/index.ts";
import { launchChromium } from "./chromium.ts";

const [brand = ""] = listBrands();
const payment = "/invoices/6578278e879ad2646715ba9c/record-payment";
const headers = {
  Authorization: "Bearer any-token",
  Version: "2021-07-28",
  "Content-Type": "application/json",
};
const body = JSON.stringify({
  altId: "6578278e879ad2646715ba9c",
  altType: "location",
  mode: "card",
  card: { brand: "visa", last4: "4242" },
  cheque: { number: "129-129-129-912" },
  notes: "Paid at the counter",
  amount: 999,
});

let mock: Mock;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let requests: string[];

beforeAll(async () => {
  [mock, browser] = await Promise.all([startMock({ brand }), launchChromium()]);
});

afterAll(() => Promise.all([browser?.close(), mock?.close()]));

beforeEach(async () => {
  complaints = [];
  requests = [];
  context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => requests.push(new URL(request.url()).origin));
  await page.goto(mock.url);
  await page.locator("#connection[data-live]").waitFor();
});

afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
  expect(new Set(requests)).toEqual(new Set([new URL(mock.url).origin]));
});

const pay = (sent = body) => fetch(`${mock.url}${payment}`, { method: "POST", headers, body: sent });

describe("the page", () => {
  test("shows every operation and finds one by its words", async () => {
    const shown = page.locator("#operations li:visible");
    expect(await shown.count()).toBeGreaterThan(40);
    await page.keyboard.press("/");
    await page.keyboard.type("record payment");
    expect(await shown.allInnerTexts()).toEqual([expect.stringContaining("/record-payment")]);
    expect(await page.locator("#matches").textContent()).toMatch(/^1 of \d+ operations$/);
    await page.keyboard.press("Escape");
    expect(await shown.count()).toBeGreaterThan(40);
  });

  test("copies a curl command that works when pasted", async () => {
    await page.locator("#operations a", { hasText: "/record-payment" }).click();
    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const command = await page.evaluate(() => navigator.clipboard.readText());
    const { stdout } = await promisify(execFile)("bash", ["-c", `${command} --silent`]);
    expect(JSON.parse(stdout)).toHaveProperty("success", true);
  });

  test("shows the same request for fetch and for the client, by keyboard too", async () => {
    await page.locator("#operations a", { hasText: "/record-payment" }).click();
    await page.getByRole("tab", { name: "curl" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("#snippet").textContent()).toContain("await fetch(");
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("#snippet").textContent()).toContain(`from "@crm-invoices/${brand}"`);
  });

  test("sends the sample request and shows the answer", async () => {
    await page.locator("#operations a", { hasText: "/record-payment" }).click();
    await page.getByRole("button", { name: "Send it" }).click();
    await page.locator(".outcome").waitFor();
    expect(await page.locator(".outcome .status").textContent()).toBe("200");
    expect(await page.locator(".answer pre").textContent()).toContain('"success": true');
  });

  test("changes an answer with a switch, and takes it back", async () => {
    await page.locator("#operations a", { hasText: "/record-payment" }).click();
    await page.getByLabel("Status").selectOption("429");
    await page.getByText("Applied").waitFor();
    expect((await pay()).status).toBe(429);
    expect(await page.locator("#operations a[data-changed]").count()).toBe(1);

    await page.getByRole("button", { name: "Reset everything" }).click();
    await page.getByText("Everything is as documented again").waitFor();
    expect((await pay()).status).toBe(200);
    expect(await page.getByLabel("Status").inputValue()).toBe("");
  });

  test("lets calls without a token pass when security is switched off", async () => {
    const bare = () =>
      fetch(`${mock.url}${payment}`, { method: "POST", headers: { ...headers, Authorization: "" }, body });
    expect((await bare()).status).toBe(401);
    await page.getByLabel("Every operation").click();
    await page.getByLabel("Ask for a token").click();
    await page.getByText("Applied").waitFor();
    expect((await bare()).status).toBe(200);
    await page.getByRole("button", { name: "Reset everything" }).click();
    await page.getByText("Everything is as documented again").waitFor();
    expect((await bare()).status).toBe(401);
  });

  test("shows a refused request at once, with what is wrong with it", async () => {
    await pay(JSON.stringify({ ...JSON.parse(body), card: { brand: "visa" } }));
    const row = page.locator("#requests > li", { hasText: "last4" }).first();
    await row.waitFor();
    expect(await row.textContent()).toMatch(/^422POST\/.*record-paymentrecordInvoicePayment · [\d.]+ ms · /);
    expect(await row.locator(".causes").textContent()).toContain("body.card.last4");
    await page.getByLabel("Refused only").check();
    await pay();
    expect(await page.locator("#requests > li:visible").filter({ hasText: /^200/ }).count()).toBe(0);
  });

  test("names every control for those who cannot see it", async () => {
    const unnamed = await page.evaluate(() =>
      Array.from(document.querySelectorAll("button, a, input, select"))
        .filter((control) => {
          const label =
            control instanceof HTMLInputElement || control instanceof HTMLSelectElement
              ? control.labels?.[0]
              : undefined;
          return !(control.getAttribute("aria-label") || label?.textContent || control.textContent)?.trim();
        })
        .map(({ outerHTML }) => outerHTML),
    );
    expect(unnamed).toEqual([]);
  });

  test.each([320, 768, 1440])("fits a screen %i pixels wide", async (width) => {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});

describe("a browser on another origin", () => {
  test("may send the headers the API wants, and read the answer", async () => {
    const other = createServer((_, response) =>
      response.setHeader("Content-Type", "text/html").end("<title>app</title>"),
    );
    other.listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    if (address === null || typeof address === "string") throw new Error("The server has no port.");
    const app = await browser.newPage();
    try {
      await app.goto(`http://127.0.0.1:${address.port}`);
      const answer = await app.evaluate(
        async ({ url, init }) => {
          const response = await fetch(url, init);
          const found: unknown = await response.json();
          return { status: response.status, found };
        },
        { url: `${mock.url}${payment}`, init: { method: "POST", headers, body } },
      );
      expect(answer).toMatchObject({ status: 200, found: { success: true } });
    } finally {
      await app.close();
      other.close();
    }
  });
});
