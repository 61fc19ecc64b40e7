import type { Cell } from "../cell.ts";
import { clientOptions, recordPayment, refusedCall } from "./payment.ts";

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

const environments = {
  node: { tools: {} },
  jsdom: { tools: { jsdom: "26.1.0" } },
  "happy-dom": {
    tools: { "happy-dom": "18.0.1" },
    // Its fetch drops the token of requests to other origins, which the standard does not.
    before: 'mock.control({ security: "off" });',
  },
};

const vitest: readonly Cell[] = ["3.2.4", "4.0.18", "5.1.2"].flatMap((version) =>
  Object.entries<{ tools: Record<string, string>; before?: string }>(environments).map(
    ([environment, { tools, before = "" }]): Cell => ({
      name: `Vitest ${version.split(".")[0]}, ${environment}`,
      gate: version.startsWith("5") || (version.startsWith("3") && environment === "jsdom"),
      tools: { vitest: version, ...tools },
      files: { "payment.test.ts": vitestTest(before) },
      commands: [["vitest", "run", "--environment", environment]],
      prints: /Tests +1 passed/,
    }),
  ),
);

const assertion = `
  const mock = await startMock({ brand: "highlevel" });
  const client = createClient(${clientOptions("mock.url")});
  const { data, error } = await ${recordPayment};
  await mock.close();`;

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
    commands: [["sh", "-c", "bun test 2>&1"]],
    prints: /1 pass/,
  },
  {
    name: "Playwright Test",
    gate: false,
    tools: { "@playwright/test": "1.65.0" },
    files: {
      "payment.spec.ts": `import { expect, test as base } from "@playwright/test";
import { createClient } from "@crm-invoices/highlevel";
import { type MockFixtures, type MockWorkerFixtures, mockFixtures } from "@crm-invoices/mock/playwright";

const test = base.extend<MockFixtures, MockWorkerFixtures>(mockFixtures({ brand: "highlevel" }));

test("a payment is recorded", async ({ mock }) => {
  mock.control({ operation: "getInvoice", status: 500 });
  const client = createClient(${clientOptions("mock.url")});
  const { data, error } = await ${recordPayment};
  expect(error).toBeUndefined();
  expect(data?.invoice.status).toBe("paid");
});

test("the controls of the test before are gone", async ({ mock }) => {
  expect(mock.state().controls).toEqual([]);
});
`,
    },
    commands: [["playwright", "test", "--workers=1"]],
    prints: /2 passed/,
  },
];
