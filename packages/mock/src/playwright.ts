import "./supported-node.ts";
import { type Mock, type MockOptions, startMock } from "./mock.ts";
import type { Names, PublishedNames } from "./names.ts";

/** What a test made with {@link mockFixtures} is given. */
export interface MockFixtures {
  /** Takes the mock's controls back after each test; no test needs to name it. */
  readonly mockReset: undefined;
}

/** What a worker that runs tests made with {@link mockFixtures} has. */
export interface MockWorkerFixtures<Named extends Names = PublishedNames> {
  /** One mock for each worker, so that tests that run side by side do not meet. */
  readonly mock: Mock<Named>;
}

/**
 * The fixtures to extend Playwright's `test` with: `mock` runs as long as the worker, and its controls are taken back
 * after each test.
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
        mock.reset();
      },
      { auto: true },
    ],
  };
}
