import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { get, pay } from "./testing/drifts.ts";
import type { HarEntry } from "./testing/har.ts";
import { createRuns, type Runs, silentJudge } from "./testing/runs.ts";
import { leaks, places, planted, plantedAt, plantings, secrets, someSecret } from "./testing/secrets.ts";
import { describedTraffic } from "./testing/traffic.ts";

let runs: Runs;
let calls: readonly [HarEntry, HarEntry];

beforeAll(async () => {
  runs = await createRuns();
  const har = await describedTraffic("highlevel");
  calls = [get(har), pay(har)];
});

afterAll(() => runs?.remove());

describe.each(Object.entries(secrets))("a secret that is a %s", (_kind, secret) => {
  const [value = ""] = fc.sample(secret, { numRuns: 1, seed: 20260105 });

  test.each(Object.entries(places))("is not seen again from %s", async (_place, plant) => {
    for (const call of calls) {
      const run = await runs.run([await runs.record("recording.har", planted(call, [[plant, value]]))], {
        judge: silentJudge,
      });
      expect(leaks(run, [value])).toEqual([]);
      expect([0, 1, 2]).toContain(run.code);
    }
  });
});

test("secrets at several places at once are not seen again", async () => {
  await fc.assert(
    fc.asyncProperty(plantings, fc.nat(1), async (planting, index) => {
      const har = plantedAt(calls[index] ?? calls[0], planting);
      const run = await runs.run([await runs.record("recording.har", har)], { judge: silentJudge });
      expect(
        leaks(
          run,
          planting.map(([, secret]) => secret),
        ),
      ).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("a leak would be found", async () => {
  const [word = ""] = fc.sample(secrets["name of a person"] ?? someSecret, { numRuns: 1 });
  const shown = { code: 1, out: "", err: "", judged: "", written: `the client ${word.split(" ")[1]}` };
  expect(leaks(shown, [word])).not.toEqual([]);
});
