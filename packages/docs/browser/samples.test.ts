import { startSandbox } from "@crm-invoices/sandbox";
import { describe, expect, test } from "@jest/globals";
import { useSite } from "./use-site.ts";

const visit = useSite();

const payment = "reference/highlevel/recordInvoicePayment.html";
const shown = () => visit.page.locator(".sample:visible");

describe("the samples of an operation", () => {
  test("are of one language, which is remembered for the next page", async () => {
    const { page, url } = visit;
    await page.goto(url + payment);
    expect(await shown().textContent()).toContain("createClient");
    await page.getByRole("radio", { name: "curl" }).check();
    expect(await shown().count()).toBe(1);
    expect(await shown().textContent()).toContain("curl 'http://127.0.0.1:4010/");
    await page.goto(`${url}reference/highlevel/sendInvoice.html`);
    expect(await shown().textContent()).toContain("curl 'http");
  });

  test("have the required fields, or all, as JSON that can be read", async () => {
    const { page, url } = visit;
    await page.goto(url + payment);
    await page.getByRole("radio", { name: "curl" }).check();
    expect(await shown().textContent()).not.toContain("fulfilledAt");
    await page.getByLabel("All", { exact: true }).check();
    expect(await shown().textContent()).toMatch(/\n {2}"fulfilledAt": /);
  });

  test("have real values in place of the word string", async () => {
    const { page, url } = visit;
    await page.goto(`${url}reference/highlevel/createInvoice.html`);
    const all = await page.locator(".sample").allTextContents();
    expect(all.join("")).toContain("Sales tax");
    expect(all.join("")).not.toMatch(/["']string["']/);
  });

  test("are chosen without a script, too", async () => {
    const page = await visit.browser.newPage({ javaScriptEnabled: false });
    await page.goto(visit.url + payment);
    await page.getByRole("radio", { name: "fetch" }).check();
    await page.getByLabel("All", { exact: true }).check();
    const text = await page.locator(".sample:visible").textContent();
    expect(text).toContain("await fetch(");
    expect(text).toContain("fulfilledAt");
    await page.close();
  });

  test("stay while the contract is read, with the response beneath", async () => {
    const { page, url } = visit;
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(url + payment);
    expect(await page.locator("#response-sample").textContent()).toBe("Response 200");
    await page.locator('[id="response.400"]').scrollIntoViewIfNeeded();
    const { top, bottom } = await page
      .locator(".samples .requests")
      .evaluate((element) => element.getBoundingClientRect().toJSON());
    expect(top).toBeGreaterThanOrEqual(0);
    expect(bottom).toBeLessThanOrEqual(900);
  });
});

describe("what readers have of their own", () => {
  test("is in the samples and in the request, is kept on this machine, and is no token", async () => {
    const { page, url } = visit;
    await page.goto(`${url}reference/highlevel/createInvoice.html`);
    await page.locator("input[name=altId]").fill("my-location_1");
    await page.locator("input[name=base]").fill("http://127.0.0.1:5999/");
    expect(await page.locator(".try-form textarea").inputValue()).toContain('"altId": "my-location_1"');
    await page.goto(`${url}reference/highlevel/listInvoices.html`);
    expect(await page.locator("input[name=base]").inputValue()).toBe("http://127.0.0.1:5999/");
    expect(await page.locator('[name="query.altId"]').inputValue()).toBe("my-location_1");
    for (const sample of await page.locator(".sample").allTextContents()) {
      expect(sample).toContain("my-location_1");
      expect(sample).toContain("http://127.0.0.1:5999/");
    }
    const kept = await page.evaluate(() => Object.keys(localStorage).sort());
    expect(kept).toEqual([
      "crm-invoices:altId:highlevel",
      "crm-invoices:base:highlevel",
      "crm-invoices:brand",
    ]);
    expect(await page.locator("input[name*=token i], input[type=password]").count()).toBe(0);
    await page.goto(`${url}reference/leadway/listInvoices.html`);
    expect(await page.locator("input[name=altId]").inputValue()).toBe("");
  });

  test.each(["a'; rm -rf ~; '", "a b", "$(id)", '"'])("%s does not get into code", async (altId) => {
    const { page, url } = visit;
    await page.goto(`${url}reference/highlevel/listInvoices.html`);
    await page.locator("input[name=altId]").fill(altId);
    await page.locator("input[name=base]").fill(`http://127.0.0.1/'${altId}`);
    for (const sample of await page.locator(".sample").allTextContents()) {
      expect(sample).toContain("6578278e879ad2646715ba9c");
      expect(sample).toContain("http://127.0.0.1:4010");
    }
  });
});

describe("the form", () => {
  test("has a list where the document names the values, and starts a list at its beginning", async () => {
    const { page, url } = visit;
    await page.goto(`${url}reference/highlevel/listInvoices.html`);
    expect(await page.locator('select[name="query.altType"] option').allTextContents()).toEqual(["location"]);
    expect(await page.locator('[name="query.offset"]').inputValue()).toBe("0");
  });

  test("shows the rules of the sandbox behind a response, and how sure each is", async () => {
    const sandbox = await startSandbox({ brand: "highlevel" });
    const { page, url, expected } = visit;
    expected.push(new RegExp(`^outside request: ${sandbox.url}/`), /status of 400/, /^status 400/);
    await page.goto(url + payment);
    await page.locator("input[name=base]").fill(sandbox.url);
    await page.locator("form.try-form button").click();
    await page.locator(".rules li").first().waitFor();
    expect(await page.locator(".rules").textContent()).toMatch(/^unknown-invoice\S* (documented|assumed)/);
    await page.locator(".try-response a").click();
    await page.waitForURL(/packages\/sandbox\.html#rules$/);
    await sandbox.close();
  });
});
