import { afterAll, afterEach, beforeAll } from "vitest";
import type { SandboxOptions } from "./sandbox.ts";
import { type TestSandbox, tieSandbox } from "./testing/tie-sandbox.ts";

export type { TestSandbox };

/**
 * Starts a sandbox before the tests of the file, or of the `describe` block, that calls it. After each test it forgets
 * what was done and takes its controls back, and after the last one it stops.
 *
 * @example
 * const sandbox = useSandbox({ brand: "highlevel", seed: "demo" });
 *
 * test("a payment makes the invoice paid", async () => {
 *   const client = createClient({ token: "any", altId: "6578278e879ad2646715ba9c", baseUrl: sandbox.url });
 * });
 *
 * @throws Error that says so when it is used outside of a test or hook, while it does not run.
 */
export function useSandbox(options: SandboxOptions): TestSandbox {
  return tieSandbox(options, { beforeAll, afterEach, afterAll });
}
