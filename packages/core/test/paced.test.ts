import { expect, test } from "@jest/globals";
import { paced } from "../src/index.ts";
import { stoppedRuntime } from "./fixture.ts";

test("a request that would be one too many waits for its turn", async () => {
  const runtime = stoppedRuntime();
  const start = runtime.now();
  const times: number[] = [];
  const fetch = async () => {
    times.push(runtime.now() - start);
    return new Response();
  };
  const pacedFetch = paced({ requests: 2, interval: 1_000, fetch }, runtime);
  for (let count = 0; count < 6; count++) await pacedFetch("https://example.com");
  expect(times).toEqual([0, 0, 1_000, 1_000, 2_000, 2_000]);
});

test("requests made at once are spread, never more than allowed in one interval", async () => {
  const waits: number[] = [];
  const runtime = { now: () => 0, random: () => 0, sleep: async (wait: number) => void waits.push(wait) };
  const pacedFetch = paced({ requests: 3, interval: 10, fetch: async () => new Response() }, runtime);
  await Promise.all(Array.from({ length: 8 }, () => pacedFetch("https://example.com")));
  expect(waits).toEqual([10, 10, 10, 20, 20]);
});
