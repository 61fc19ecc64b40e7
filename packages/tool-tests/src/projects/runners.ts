import type { Cell } from "../cell.ts";
import { clientOptions, patience, recordPayment, refusedCall } from "./payment.ts";

const vitestTest = (before: string): string => `import { expect, test } from "vitest";
import { createClient, InvalidRequestError } from "@crm-invoices/highlevel";
import { useMock } from "@crm-invoices/mock/vitest";

const mock = useMock({ brand: "highlevel" });

test("a payment is recorded", async () => {
  ${before}
  const client = createClient(${clientOptions("mock.url")});
  const { data, error } = await ${recordPayment};
  expect(error).toBeUndefined();
  expect(data?.invoice.status).toBe("paid");
  const refused = await ${refusedCall};
  expect(refused.error).toBeInstanceOf(InvalidRequestError);
});
`;

/** What a test needs in each environment, before its client calls the mock. */
const environments = {
  node: "",
  jsdom: "",
  // Its fetch drops the token of requests to other origins, which the standard does not.
  "happy-dom": 'mock.control({ security: "off" });',
};

const vitest: readonly Cell[] = ["3.2.4", "4.0.18", "5.1.2"].flatMap((version) =>
  Object.entries(environments).map(
    ([environment, before]): Cell => ({
      name: `Vitest ${version.split(".")[0]}, ${environment}`,
      gate: version.startsWith("5") && environment !== "happy-dom",
      tools: { vitest: version, jsdom: "26.1.0", "happy-dom": "18.0.1" },
      files: { "payment.test.ts": vitestTest(before) },
      commands: [["vitest", "run", "--environment", environment, patience]],
      prints: /Tests +1 passed/,
    }),
  ),
);

const assertion = `
  const mock = await startMock({ brand: "highlevel" });
  const client = createClient(${clientOptions("mock.url")});
  const { data, error } = await ${recordPayment};
  await mock.close();`;

/** A page that loads the client as it is installed, and calls the real address, which the test leads to the mock. */
const playwrightTest = `import { expect, test as base } from "@playwright/test";
import { type MockFixtures, type MockWorkerFixtures, mockFixtures } from "@crm-invoices/mock/playwright";

const test = base.extend<MockFixtures, MockWorkerFixtures>(mockFixtures({ brand: "highlevel" }));

const page = \`<!doctype html>
<script type="importmap">
{ "imports": {
  "@crm-invoices/highlevel": "/highlevel/dist/index.js",
  "@crm-invoices/core": "/core/dist/index.js",
  "@crm-invoices/core/brand": "/core/dist/brand.js"
} }
</script>
<script type="module">
import { createClient } from "@crm-invoices/highlevel";
const client = createClient({ token: "any-token-will-do", altId: "6578278e879ad2646715ba9c" });
const { data, error } = await ${recordPayment};
document.body.textContent = data?.invoice.status ?? error.name;
</script>\`;

test.beforeEach(async ({ page: tab, mock }) => {
  await tab.route("http://application.test/**", async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") await route.fulfill({ contentType: "text/html", body: page });
    else await route.fulfill({ path: "node_modules/@crm-invoices" + pathname });
  });
  await tab.route("https://services.leadconnectorhq.com/**", async (route) => {
    const { pathname, search } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: mock.url + pathname + search }) });
  });
});

test("a control reaches the page", async ({ page: tab, mock }) => {
  mock.control({ operation: "recordInvoicePayment", status: 422 });
  await tab.goto("http://application.test/");
  await expect(tab.locator("body")).toHaveText("UnprocessableEntityError");
});

test("a page records a payment, and the controls of the test before are gone", async ({ page: tab }) => {
  await tab.goto("http://application.test/");
  await expect(tab.locator("body")).toHaveText("paid");
});
`;

/** Every test runner but Jest calls the client and starts the mock. */
export const runners: readonly Cell[] = [
  ...vitest,
  {
    name: "node:test",
    gate: true,
    tools: {},
    files: {
      "payment.test.mjs": `import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient } from "@crm-invoices/highlevel";
import { startMock } from "@crm-invoices/mock";

test("a payment is recorded", async () => {${assertion}
  assert.equal(error, undefined);
  assert.equal(data.invoice.status, "paid");
});
`,
    },
    commands: [["node", "--test"]],
    prints: /pass 1/,
  },
  {
    name: "Bun's test runner",
    gate: false,
    tools: { bun: "1.4.5" },
    files: {
      "payment.test.ts": `import { expect, test } from "bun:test";
import { createClient } from "@crm-invoices/highlevel";
import { startMock } from "@crm-invoices/mock";

test("a payment is recorded", async () => {${assertion}
  expect(error).toBeUndefined();
  expect(data?.invoice.status).toBe("paid");
});
`,
    },
    commands: [["sh", "-c", "bun test --timeout 120000 2>&1"]],
    prints: /1 pass/,
  },
  {
    name: "Playwright Test",
    gate: false,
    tools: { "@playwright/test": "1.65.0" },
    files: {
      "playwright.config.ts": `import { defineConfig } from "@playwright/test";

const executablePath = process.env.CHROMIUM_PATH;
export default defineConfig({ use: { launchOptions: { executablePath, args: ["--no-sandbox"] } } });
`,
      "payment.spec.ts": playwrightTest,
    },
    commands: [["playwright", "test", "--workers=1"]],
    prints: /2 passed/,
  },
];
