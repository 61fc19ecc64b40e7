import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type Sandbox, startSandbox } from "../src/index.ts";
import { call } from "./billing.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ brand: "highlevel", seed: "business" });
  await call(sandbox, "GET", "/invoices?altId=a&altType=location&limit=1&offset=0");
});
afterAll(() => sandbox.close());

test("the panel is a module that the page may load, and reads what the sandbox shows below /__mock", async () => {
  const script = await fetch(`${sandbox.url}/__page/provider/panel.js`);
  expect([script.status, script.headers.get("content-type")]).toEqual([
    200,
    expect.stringContaining("javascript"),
  ]);
  const text = await script.text();
  for (const path of ["/invoices", "/journal", "/clock", "/worlds"]) expect(text).toContain(path);
  const { invoices } = (await call(sandbox, "GET", "/__mock/invoices")).body;
  expect(invoices.find(({ id }: { id: string }) => id === "invoice-partially-paid")).toEqual({
    brand: "highlevel",
    altId: "6578278e879ad2646715ba9c",
    id: "invoice-partially-paid",
    number: "HW-000003",
    contact: "Ada Stone",
    status: "partially_paid",
    currency: "USD",
    // (960 + 349.90) less 10 %, and 20 % of tax on the first line: 864 + 172.80 + 314.91.
    total: "1351.71",
    paid: "500",
    due: "851.71",
  });
});
