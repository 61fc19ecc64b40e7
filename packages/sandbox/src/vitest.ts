import { afterAll, afterEach, beforeAll } from "vitest";
import type { SandboxOptions } from "./sandbox.ts";
import { type TestSandbox, tieSandbox } from "./testing/tie-sandbox.ts";

export type { TestSandbox };

/**
 * Starts a sandbox before the tests of the file or `describe` block in which it is called. Resets its data and controls after
 * each test, and stops it after the last one.
 *
 * @example
 * const sandbox = useSandbox({ brand: "highlevel", seed: "demo" });
 *
 * test("the documented invoice is sent", async () => {
 *   const client = createClient({ token: "any", altId: "6578278e879ad2646715ba9c", baseUrl: sandbox.url });
 *   const { data } = await client.getInvoice({ invoiceId: "6578278e879ad2646715ba9c" });
 *   expect(data?.status).toBe("sent");
 * });
 *
 * @returns The sandbox. Using it outside tests and hooks throws an Error, as it is not running then.
 */
export function useSandbox(options: SandboxOptions): TestSandbox {
  return tieSandbox(options, { beforeAll, afterEach, afterAll });
}
