import "./supported-node.ts";
import { type Mock, type MockOptions, startMock } from "./mock.ts";
import type { Names, PublishedNames } from "./names.ts";

/** The test-scoped fixtures of {@link mockFixtures}. */
export interface MockFixtures {
  /** An automatic fixture that resets the mock after each test. */
  readonly mockReset: undefined;
}

/** The worker-scoped fixtures of {@link mockFixtures}. */
export interface MockWorkerFixtures<Named extends Names = PublishedNames> {
  /** A mock for each worker, so that parallel tests do not interfere. */
  readonly mock: Mock<Named>;
}

/**
 * Fixtures to extend Playwright's `test` with. `mock` is worker-scoped, and reset after each test.
 *
 * @example
 * import { test as base } from "@playwright/test";
 * import { type MockFixtures, type MockWorkerFixtures, mockFixtures } from "@crm-invoices/mock/playwright";
 *
 * const test = base.extend<MockFixtures, MockWorkerFixtures>(mockFixtures({ brand: "highlevel" }));
 *
 * test("an invoice is shown", async ({ page, mock }) => {
 *   await page.goto(`http://localhost:5173/?api=${mock.url}`);
 * });
 */
export function mockFixtures<Named extends Names = PublishedNames>(
  options: MockOptions<Named>,
): {
  readonly mock: [
    // Playwright reads from the pattern of the first parameter which other fixtures are wanted.
    // biome-ignore lint/complexity/noBannedTypes: that of a fixture that wants no other
    (fixtures: {}, use: (mock: Mock<Named>) => Promise<void>) => Promise<void>,
    { scope: "worker" },
  ];
  readonly mockReset: [
    (fixtures: MockWorkerFixtures<Named>, use: (value: undefined) => Promise<void>) => Promise<void>,
    { auto: true },
  ];
} {
  return {
    mock: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright demands a pattern
      async ({}, use) => {
        const mock = await startMock<Named>(options);
        try {
          await use(mock);
        } finally {
          await mock.close();
        }
      },
      { scope: "worker" },
    ],
    mockReset: [
      async ({ mock }, use) => {
        await use(undefined);
        await mock.reset();
      },
      { auto: true },
    ],
  };
}
