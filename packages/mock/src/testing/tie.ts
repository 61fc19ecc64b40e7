/** The hooks of a test runner. */
export interface Hooks {
  beforeAll(run: () => Promise<void>): void;
  afterEach(run: () => Promise<void>): void;
  afterAll(run: () => Promise<void>): void;
}

/**
 * Ties a server to the hooks of a test runner. Returns a function that returns the server while it runs.
 *
 * @param name What the user calls it, such as `The mock of useMock`.
 */
export function tie<Server extends { reset(): Promise<void>; close(): Promise<void> }>(
  name: string,
  start: () => Promise<Server>,
  { beforeAll, afterEach, afterAll }: Hooks,
): () => Server {
  let server: Server | undefined;
  beforeAll(async () => {
    server = await start();
  });
  afterEach(async () => {
    await server?.reset();
  });
  afterAll(async () => {
    await server?.close();
    server = undefined;
  });
  return () => {
    if (server) return server;
    throw new Error(`${name} runs only while tests and hooks do; use it inside them.`);
  };
}
