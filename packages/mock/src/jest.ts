import "./supported-node.ts";
// Jest answers this import itself, whether or not the package is installed and the globals are on.
import { afterAll, afterEach, beforeAll } from "@jest/globals";
import type { MockOptions } from "./mock.ts";
import type { Names, PublishedNames } from "./names.ts";
import { type TestMock, tieMock } from "./testing/tie-mock.ts";

export type { TestMock };

/**
 * Starts a mock before the tests of the file or `describe` block in which it is called. Resets its controls and provider
 * after each test, and stops it after the last one.
 *
 * @example
 * const mock = useMock({ brand: "highlevel" });
 *
 * test("a busy API is tried again", async () => {
 *   mock.control({ operation: "recordInvoicePayment", scenario: [{ status: 429 }] });
 *   const response = await fetch(`${mock.url}/invoices/abc/record-payment`, { method: "POST" });
 * });
 *
 * @returns The mock. Using it outside tests and hooks throws an Error, as it is not running then.
 */
export function useMock<Named extends Names = PublishedNames>(options: MockOptions<Named>): TestMock<Named> {
  return tieMock(options, { beforeAll, afterEach, afterAll });
}
