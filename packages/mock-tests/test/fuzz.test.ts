import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { casesOf } from "../src/equivalence/cases.ts";
import { callEach, fuzz } from "../src/fuzz/run.ts";
import { type Server, startMockCommand, startSandboxCommand, startStock } from "../src/servers/server.ts";

const brand = "highlevel";
const seed = Number(process.env["FUZZ_SEED"] ?? 20_261_120);
const nightly = process.env["NIGHTLY"] === "true";
const count = nightly ? 100_000 : 10_000;

const mebibyte = 1024 * 1024;

const kinds = new Set(["valid", "preferred example", "dynamic", "cross-origin"]);
const valid = casesOf(brand, [])
  .filter(({ kind }) => kinds.has(kind))
  .map(({ request }) => request);

describe(`${count} random requests of seed ${seed}`, () => {
  let server: Server;

  beforeAll(async () => {
    server = await startMockCommand(brand);
  });

  afterAll(() => server?.stop());

  test("are each answered in time and shape by the mock, which then uses no more memory than before", async () => {
    expect(await callEach(server, valid)).toEqual([]);
    const warmUp = await fuzz(server, valid, { count: Math.max(count / 5, 5000), seed: seed + 1 });
    expect(warmUp.faults).toEqual([]);
    const before = await server.memory();

    const report = await fuzz(server, valid, { count, seed });
    expect(report.faults).toEqual([]);
    expect(report.sent).toBe(count);
    expect(report.repeated).toBeLessThan(10);
    expect(server.death()).toBeUndefined();
    expect(report.statuses.size).toBeGreaterThan(5);

    const after = await server.memory();
    expect(after.used / before.used).toBeLessThan(1.2);
    // What the system counts has pages in it that Node keeps for later: they say nothing of a leak by their share. They grow
    // once by up to 90 MB, at a moment that depends on the collector, and then stay for 75,000 requests more.
    expect(after.rss - before.rss).toBeLessThan(128 * mebibyte);
  });
});

// The contracts share the requests of one, and have as many each at night.
test.each(["observed", "documented"] as const)(
  "are each answered in time and shape by the sandbox of the %s contract, which keeps what the valid ones among them made",
  async (contract) => {
    const server = await startSandboxCommand(brand, contract);
    try {
      expect(await callEach(server, valid)).toEqual([]);
      const report = await fuzz(server, valid, { count: count / (nightly ? 5 : 10), seed: seed + 2 });
      expect(report.faults).toEqual([]);
      expect(server.death()).toBeUndefined();
      expect(report.statuses.size).toBeGreaterThan(5);
    } finally {
      await server.stop();
    }
  },
);

test("the checker notices that stock Prism leaves random requests unanswered, and has other error shapes", async () => {
  const server = await startStock(brand);
  const { faults } = await fuzz(server, valid, { count: 2000, seed });
  await server.stop();
  const text = faults.join("\n");
  expect(text).toContain("there was no answer within 1000 ms");
  expect(text).toContain("its Content-Type is application/problem+json");
});
