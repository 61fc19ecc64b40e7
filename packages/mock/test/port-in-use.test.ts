import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "@jest/globals";
import { otherMock } from "../src/cli/port-in-use.ts";
import { startMockOf } from "../src/mock.ts";
import { fixtureBundle } from "./fixture.ts";

const inUse = (port: number) => ({ cause: { code: "EADDRINUSE", address: "127.0.0.1", port } });

test("a mock that has the port is found, with what it serves", async () => {
  const mock = await startMockOf([fixtureBundle()]);
  const { port } = new URL(mock.url);
  expect(await otherMock(inUse(Number(port)))).toMatch(
    new RegExp(`^A mock is already running at http://127.0.0.1:${port} \\(small\\); `),
  );
  await mock.close();
});

test("a server that has the port and never answers is waited for no longer than was said", async () => {
  const silent = createServer(() => {}).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const address = silent.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  expect(await otherMock(inUse(port), 1)).toBeUndefined();
  silent.close();
});

test("another error says nothing of a mock", async () => {
  expect(await otherMock(new Error("no"))).toBeUndefined();
});
