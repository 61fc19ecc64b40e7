import { type Mock, type MockOptions, startMock } from "../mock.ts";
import type { Names, PublishedNames } from "../names.ts";

/** The hooks of a test runner. */
export interface Hooks {
  beforeAll(run: () => Promise<void>): void;
  afterEach(run: () => void): void;
  afterAll(run: () => Promise<void>): void;
}

/** A mock that lives as long as the test file, or the `describe` block, that asks for it. */
export interface TestMock<Named extends Names = PublishedNames>
  extends Pick<
    Mock<Named>,
    "brand" | "url" | "urls" | "control" | "reset" | "state" | "requests" | "onRequest"
  > {}

/** Ties a mock to the hooks of a test runner: each runner has an entry point of its own that names them. */
export function tieMock<Named extends Names = PublishedNames>(
  options: MockOptions<Named>,
  { beforeAll, afterEach, afterAll }: Hooks,
): TestMock<Named> {
  let mock: Mock<Named> | undefined;
  const running = (): Mock<Named> => {
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
