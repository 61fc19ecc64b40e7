// Jest answers this import itself, whether or not the package is installed and the globals are on.
import { afterAll, afterEach, beforeAll } from "@jest/globals";
import { type Mock, type MockOptions, startMock } from "./mock.ts";

/** A mock that lives as long as the test file, or the `describe` block, that asks for it. */
export interface TestMock
  extends Pick<Mock, "brand" | "url" | "urls" | "control" | "reset" | "state" | "requests" | "onRequest"> {}

/**
 * Starts a mock before the tests of the file, or of the `describe` block, that calls it. After each test its controls
 * are taken back, and after the last one it stops.
 *
 * @example
 * const mock = useMock({ brand: "highlevel" });
 *
 * test("a busy API is tried again", async () => {
 *   mock.control({ operation: "recordInvoicePayment", scenario: [{ status: 429 }] });
 *   const response = await fetch(`${mock.url}/invoices/abc/record-payment`, { method: "POST" });
 * });
 *
 * @throws Error that says so when it is used outside of a test or hook, while it does not run.
 */
export function useMock(options: MockOptions): TestMock {
  let mock: Mock | undefined;
  const running = (): Mock => {
    if (mock) return mock;
    throw new Error("The mock of useMock runs while tests and hooks run; use it inside of them.");
  };

  beforeAll(async () => {
    mock = await startMock(options);
  });
  afterEach(() => mock?.reset());
  afterAll(async () => {
    await mock?.close();
    mock = undefined;
  });

  return {
    get brand() {
      return running().brand;
    },
    get url() {
      return running().url;
    },
    get urls() {
      return running().urls;
    },
    control: (change) => running().control(change),
    reset: (client) => running().reset(client),
    state: () => running().state(),
    requests: (filter) => running().requests(filter),
    onRequest: (listener) => running().onRequest(listener),
  };
}
