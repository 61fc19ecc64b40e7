import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { createLoop } from "./loop.ts";

/** Work that takes until it is told to end. */
function work() {
  const runs: { outdated: AbortSignal; end: () => void }[] = [];
  let atOnce = 0;
  let most = 0;
  let begun = () => {};
  const loop = createLoop(async (outdated) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    await new Promise<void>((end) => {
      runs.push({ outdated, end });
      begun();
    });
    atOnce -= 1;
  });
  const begins = async (count: number) => {
    while (runs.length < count) {
      await new Promise<void>((resolve) => {
        begun = resolve;
      });
    }
    return runs[count - 1];
  };
  return { loop, runs, begins, most: () => most };
}

test("notices that come together lead to one run", async () => {
  const { loop, runs, begins } = work();
  for (let notice = 0; notice < 10; notice += 1) loop.notice();
  const run = await begins(1);
  expect(run?.outdated.aborted).toBe(false);
  run?.end();
  await loop.idle();
  expect(runs).toHaveLength(1);
});

test("notices during a run make it outdated, and lead to one more run after it", async () => {
  const { loop, runs, begins, most } = work();
  loop.notice();
  const first = await begins(1);
  loop.notice();
  loop.notice();
  expect(first?.outdated.aborted).toBe(true);
  await turn();
  expect(runs).toHaveLength(1);
  first?.end();
  const second = await begins(2);
  expect(second?.outdated.aborted).toBe(false);
  second?.end();
  await loop.idle();
  expect(runs).toHaveLength(2);
  expect(most()).toBe(1);
});

test("a run that has ended does not keep the next one from beginning", async () => {
  const { loop, begins } = work();
  loop.notice();
  (await begins(1))?.end();
  await loop.idle();
  loop.notice();
  (await begins(2))?.end();
  await loop.idle();
});

test("what is stopped waits for the run, and begins no other", async () => {
  const { loop, runs, begins } = work();
  loop.notice();
  const run = await begins(1);
  loop.notice();
  const stopped = loop.stop();
  expect(run?.outdated.aborted).toBe(true);
  run?.end();
  await stopped;
  loop.notice();
  await loop.idle();
  expect(runs).toHaveLength(1);
});

test("what is stopped before its first run never runs", async () => {
  const { loop, runs } = work();
  loop.notice();
  await loop.stop();
  expect(runs).toEqual([]);
});
