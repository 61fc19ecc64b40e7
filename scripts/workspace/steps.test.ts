import { expect, test } from "@jest/globals";
import { createSteps } from "./steps.ts";

const never = new AbortController().signal;

function steps(stop: AbortSignal) {
  const lines: string[] = [];
  return { lines, step: createSteps({ log: (line) => void lines.push(line) }, stop) };
}

/** Work that ends only when it is aborted. */
const endless = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason));
  });

test("a step gives its result and is printed with its seconds", async () => {
  const { lines, step } = steps(never);
  expect(await step("count", 60, async () => 3)).toBe(3);
  expect(lines).toEqual([expect.stringMatching(/^count: \d+\.\d s$/)]);
});

test("a step that takes too long is ended and named", async () => {
  const { step } = steps(never);
  await expect(step("wait", 0.01, endless)).rejects.toThrow("wait was ended: it took more than 0.01 s.");
});

test("a step that fails is named, and its error is the one it failed with", async () => {
  const { lines, step } = steps(never);
  const failing = step("fail", 60, () => Promise.reject(new Error("no registry")));
  await expect(failing).rejects.toThrow("no registry");
  expect(lines).toEqual(["fail: failed"]);
});

test("the step at work ends when all are to stop", async () => {
  const controller = new AbortController();
  const { step } = steps(controller.signal);
  const waiting = step("wait", 60, endless);
  controller.abort(new Error("stopped"));
  await expect(waiting).rejects.toThrow("stopped");
});
