import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { listBrands, type Mock, startMock } from "../src/index.ts";
import { launchChromium, leavePage } from "./chromium.ts";

const [brand = "highlevel"] = listBrands();
const payment = "/invoices/6578278e879ad2646715ba9c/record-payment";
const headers = {
  Authorization: "Bearer any-token",
  Version: "2021-07-28",
  "Content-Type": "application/json",
};
const body = JSON.stringify({
  altId: "6578278e879ad2646715ba9c",
  altType: "location",
  mode: "cheque",
  cheque: { number: "129-129-129-912" },
  notes: "Paid at the counter",
  amount: 999,
});

let mock: Mock;
let browser: Browser;

beforeAll(async () => {
  [mock, browser] = await Promise.all([startMock({ brand }), launchChromium()]);
});

afterAll(() => Promise.all([browser?.close(), mock?.close()]));

const pay = (sent = body) => fetch(`${mock.url}${payment}`, { method: "POST", headers, body: sent });

describe("the page", () => {
  let page: Page;
  const complaints: string[] = [];
  const origins = new Set<string>();

  beforeAll(async () => {
    const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
    page = await context.newPage();
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => origins.add(new URL(request.url()).origin));
  });

  beforeEach(async () => {
    await page.goto(mock.url);
    await page.locator("#connection[data-live]").waitFor();
  });

  afterEach(async () => {
    await leavePage(page);
    expect(complaints.splice(0)).toEqual([]);
    expect([...origins]).toEqual([new URL(mock.url).origin]);
  });

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
    await page.getByRole("button", { name: "Send" }).click();
    await page.locator(".outcome").waitFor();
    expect(await page.locator(".outcome .status").textContent()).toBe("200");
    expect(await page.locator(".try-response pre").textContent()).toContain('"success": true');

    await page.getByLabel("Request body").fill(JSON.stringify({ ...JSON.parse(body), amount: "999" }));
    await page.getByRole("button", { name: "Send" }).click();
    await page.locator(".outcome .status", { hasText: "422" }).waitFor();
    expect(await page.locator(".try-response pre").textContent()).toContain("amount");
    expect(complaints.splice(0)).toEqual([expect.stringContaining("422")]);
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

  test("refuses values that the contract allows when strict values are switched on", async () => {
    const negative = JSON.stringify({ ...JSON.parse(body), amount: -5 });
    expect((await pay(negative)).headers.get("x-mock-strict-values")).toBeNull();
    await page.getByLabel("Strict values").click();
    await page.getByText("Applied").waitFor();
    expect((await pay(negative)).headers.get("x-mock-strict-values")).toBe("body.amount");
    await page.getByRole("button", { name: "Reset everything" }).click();
    await page.getByText("Everything is as documented again").waitFor();
    expect((await pay(negative)).headers.get("x-mock-strict-values")).toBeNull();
  });

  test("shows what an option and broader controls set, and changes it for one operation", async () => {
    const strict = await startMock({ brand, strictValues: true });
    strict.control([{ security: "off", delay: 200 }]);
    const visitor = await browser.newPage();
    const [values, token, delay] = ["Strict values", "Ask for a token", "Delay"].map((name) =>
      visitor.getByLabel(name),
    );
    const shown = async () => [
      await values?.isChecked(),
      await token?.isChecked(),
      await delay?.inputValue(),
    ];
    try {
      await visitor.goto(`${strict.url}/#/${brand}/getInvoice`);
      await visitor.locator("#connection[data-live]").waitFor();
      expect(await shown()).toEqual([true, false, "200"]);
      await values?.click();
      await visitor.getByText("Applied").waitFor();
      expect(strict.state().controls.slice(1)).toEqual([
        { brand, operation: "getInvoice", strictValues: false },
      ]);
      expect(await shown()).toEqual([false, false, "200"]);
      await visitor.getByRole("button", { name: "Reset everything" }).click();
      await visitor.getByText("Everything is as documented again").waitFor();
      expect(await shown()).toEqual([true, true, "0"]);
    } finally {
      await visitor.close();
      await strict.close();
    }
  });

  test("shows a refused request at once, with what is wrong with it", async () => {
    await pay(JSON.stringify({ ...JSON.parse(body), amount: "999" }));
    const row = page.locator("#requests > li", { hasText: "amount" }).first();
    await row.waitFor();
    expect(await row.textContent()).toMatch(/^422POST\/.*record-paymentrecordInvoicePayment · [\d.]+ ms · /);
    expect(await row.locator(".causes").textContent()).toContain("body.amount");
    await page.getByLabel("Refused only").check();
    await pay();
    expect(await page.locator("#requests > li:visible").filter({ hasText: /^200/ }).count()).toBe(0);
  });

  test("marks a request that only the observed contract accepts, at each place", async () => {
    const { cheque: _, ...cash } = { ...JSON.parse(body), mode: "cash" };
    await pay(JSON.stringify(cash));
    const row = page.locator("#requests > li", { hasText: "body.cheque" }).first();
    await row.waitFor();
    expect(await row.textContent()).toMatch(/^200POST/);
    expect(await row.locator(".causes li").allTextContents()).toEqual([
      "body.card is as callers observe it, not as it is documented",
      "body.cheque is as callers observe it, not as it is documented",
    ]);
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

  test.each(["light", "dark"] as const)("has enough contrast in %s colors", async (colorScheme) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await pay("{}");
    await page.locator("#requests .causes").first().waitFor();
    const weak = await page.evaluate(() => {
      const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      if (!canvas) throw new Error("There is no canvas.");
      const luminanceOf = (color: string): number => {
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = Array.from(canvas.getImageData(0, 0, 1, 1).data, (part) => {
          const share = part / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const backgroundOf = (owner: Element | null): string => {
        if (!owner) return "white";
        const { backgroundColor } = getComputedStyle(owner);
        return /, 0\)$|transparent/.test(backgroundColor)
          ? backgroundOf(owner.parentElement)
          : backgroundColor;
      };
      return Array.from(document.querySelectorAll("body *"))
        .filter((owner) =>
          Array.from(owner.childNodes).some((node) => node.nodeType === 3 && node.nodeValue?.trim()),
        )
        .filter((owner) => owner.getClientRects().length > 0)
        .map((owner) => {
          const [low = 0, high = 0] = [
            luminanceOf(getComputedStyle(owner).color),
            luminanceOf(backgroundOf(owner)),
          ].sort((one, other) => one - other);
          return { what: `${owner.tagName}.${owner.className}`, contrast: (high + 0.05) / (low + 0.05) };
        })
        .filter(({ contrast }) => contrast < 4.5);
    });
    expect(weak).toEqual([]);
  });

  test("has no panel without a provider", async () => {
    expect(await page.locator("#panel").isVisible()).toBe(false);
  });

  test.each([320, 768, 1440])("fits a screen %i pixels wide", async (width) => {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});

describe("the page of several brands", () => {
  const brands = listBrands();

  test("leads to the page of a brand on another port", async () => {
    const all = await startMock({ brands });
    const visitor = await browser.newPage();
    try {
      await visitor.goto(all.url);
      await visitor.locator(`#brands a[data-brand="${brands[1]}"]`).click();
      await visitor.waitForURL(`${all.urls[brands[1] ?? brand]}/**`);
      await visitor.locator(`#brands a[data-brand="${brands[1]}"][aria-current]`).waitFor();
      await visitor.getByRole("button", { name: "Send" }).click();
      expect(await visitor.locator(".outcome .status").textContent()).toBe("200");
    } finally {
      await visitor.close();
      await all.close();
    }
  });

  test("switches between brands that share a port", async () => {
    const all = await startMock({ brands, onePort: true });
    const visitor = await browser.newPage();
    try {
      await visitor.goto(new URL("/", all.url).href);
      for (const id of brands) {
        await visitor.locator(`#brands a[data-brand="${id}"]`).click();
        await visitor.locator(`#brands a[data-brand="${id}"][aria-current]`).waitFor();
        await visitor.getByRole("button", { name: "Send" }).click();
        expect(await visitor.locator(".outcome .status").textContent()).toBe("200");
      }
    } finally {
      await visitor.close();
      await all.close();
    }
  });

  test("says why it shows nothing without the key, and works with it", async () => {
    const open = await startMock({ brand, host: "0.0.0.0", key: "a key & more" });
    const visitor = await browser.newPage();
    try {
      await visitor.goto(open.url);
      await visitor.getByText("The mock does not say what it serves:").waitFor();
      await visitor.goto(`${open.url}/?key=${encodeURIComponent("a key & more")}`);
      await visitor.locator("#connection[data-live]").waitFor();
      await visitor.getByLabel("Status").selectOption("500");
      await visitor.getByText("Applied").waitFor();
      expect(open.state().controls).toEqual([{ brand, operation: "recordInvoicePayment", status: 500 }]);
    } finally {
      await visitor.close();
      await open.close();
    }
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

describe("the panel of a provider", () => {
  test("shows on the page what its module makes", async () => {
    const script = `export function mount(element) { element.append("2 invoices"); }`;
    const provided = await startMock({
      brand,
      provider: { name: "test", respond: () => undefined, panel: { title: "Sandbox", script } },
    });
    const tab = await browser.newPage();
    await tab.goto(provided.url);
    await tab.getByText("2 invoices").waitFor();
    expect(await tab.locator("#panel h2").textContent()).toBe("Sandbox");
    await tab.close();
    await provided.close();
  });
});

describe("a page of another origin", () => {
  test("can call the API, and neither read nor change the mock itself", async () => {
    const other = createServer((_, response) => response.end("<!doctype html>")).listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = address !== null && typeof address === "object" ? address.port : 0;
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${port}/`);
    const outcome = await tab.evaluate(async (url) => {
      const attempt = async (path: string, init?: RequestInit): Promise<number | string> => {
        try {
          return (await fetch(url + path, init)).status;
        } catch {
          return "blocked";
        }
      };
      const json = { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" };
      return [
        await attempt("/invoices/abc/send", { method: "POST" }),
        await attempt("/__mock/state"),
        await attempt("/__mock/reset", json),
      ];
    }, mock.url);
    expect(outcome).toEqual([401, "blocked", "blocked"]);
    mock.control({ status: 503 });
    await tab.setContent(
      `<form method="post" action="${mock.url}/__mock/reset"><button>Reset</button></form>`,
    );
    await tab.getByRole("button").click();
    await tab.waitForURL("**/__mock/reset");
    expect(mock.state().controls).toEqual([{ status: 503 }]);
    await mock.reset();
    await tab.close();
    other.close();
  });
});
