import { type Mock, type MockOptions, startMock } from "../mock.ts";
import type { Names, PublishedNames } from "../names.ts";
import { type Hooks, tie } from "./tie.ts";

/** A mock that runs as long as the test file or `describe` block that called `useMock`. */
export interface TestMock<Named extends Names = PublishedNames>
  extends Pick<
    Mock<Named>,
    "brand" | "url" | "urls" | "control" | "reset" | "state" | "requests" | "onRequest"
  > {}

/** Ties a mock to the hooks of a test runner: each runner has an entry point of its own that names them. */
export function tieMock<Named extends Names = PublishedNames>(
  options: MockOptions<Named>,
  hooks: Hooks,
): TestMock<Named> {
  const running = tie("The mock of useMock", () => startMock(options), hooks);
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
