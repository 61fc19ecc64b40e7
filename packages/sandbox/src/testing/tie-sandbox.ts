import { tie } from "@crm-invoices/mock/internal";
import { type Sandbox, type SandboxOptions, startSandbox } from "../sandbox.ts";

/** The hooks of a test runner. */
export interface Hooks {
  beforeAll(run: () => Promise<void>): void;
  afterEach(run: () => Promise<void>): void;
  afterAll(run: () => Promise<void>): void;
}

/** A sandbox that runs as long as the test file or `describe` block that called `useSandbox`. */
export interface TestSandbox extends Omit<Sandbox, "close" | "key" | "prepare" | "reload"> {}

/** Ties a sandbox to the hooks of a test runner: each runner has an entry point of its own that names them. */
export function tieSandbox(options: SandboxOptions, hooks: Hooks): TestSandbox {
  const running = tie("The sandbox of useSandbox", () => startSandbox(options), hooks);
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
    get webhookKeys() {
      return running().webhookKeys;
    },
    control: (change) => running().control(change),
    reset: (client) => running().reset(client),
    state: () => running().state(),
    requests: (filter) => running().requests(filter),
    onRequest: (listener) => running().onRequest(listener),
  };
}
