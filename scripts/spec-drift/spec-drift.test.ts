import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { repository } from "../workspace/paths.ts";
import { drifts, findingsByCall, redoclyDrifts } from "./testing/drifts.ts";
import type { Har, HarEntry } from "./testing/har.ts";
import { createRuns, type Run, type Runs, silentJudge } from "./testing/runs.ts";
import { leaks, plantedAt, plantings } from "./testing/secrets.ts";
import { describedTraffic } from "./testing/traffic.ts";

let runs: Runs;
let har: Har;

beforeAll(async () => {
  runs = await createRuns();
  har = await describedTraffic("highlevel");
});

afterAll(() => runs?.remove());

/** Every call that a server accepted or refused, but for equal ones. */
const someCall = () => fc.nat(har.log.entries.length - 1).map((index) => callAt(index));

function callAt(index: number): HarEntry {
  const entry = har.log.entries[index];
  if (entry === undefined) {
    throw new Error(`There is no call ${index}.`);
  }
  return entry;
}

test("with Redocly behind it, each call of a recording differs by what is wrong with it, and by that alone", async () => {
  const all = [...drifts, ...redoclyDrifts];
  const entries = all.map(([, entry]) => entry(har));
  const { out } = await runs.run([await runs.record("recording.har", { log: { entries } }), "--json"]);
  const found = findingsByCall(out);
  expect(all.map(([what], index) => [what, found.get(index + 1)])).toEqual(
    all.map(([what, , finding]) => [what, [finding]]),
  );
  expect(found.size).toBe(all.length);
});

test("no secret of a recording is seen again, wherever it stood", async () => {
  await fc.assert(
    fc.asyncProperty(someCall(), plantings, async (call, planting) => {
      const file = await runs.record("recording.har", plantedAt(call, planting));
      for (const flags of [[], ["--json"]]) {
        const run = await runs.run([file, ...flags], { judge: silentJudge });
        expect(
          leaks(
            run,
            planting.map(([, secret]) => secret),
          ),
        ).toEqual([]);
      }
    }),
    { numRuns: process.env["NIGHTLY"] === "true" ? 4_000 : 150 },
  );
}, 900_000);

test("no secret is in the output or the files of the command as it is called", async () => {
  const calls = fc.array(fc.tuple(someCall(), plantings), { minLength: 60, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(calls, async (planted) => {
      const readable: Har[] = [];
      const refused: Har[] = [];
      for (const [call, planting] of planted) {
        const recording = plantedAt(call, planting);
        const { code } = await runs.run([await runs.record("recording.har", recording)], {
          judge: silentJudge,
        });
        (code === 2 ? refused : readable).push(recording);
      }
      expect(readable.length).toBeGreaterThan(20);
      const secrets = planted.flatMap(([, planting]) => planting.map(([, secret]) => secret));
      // What is refused for one call is not read to its end, so that each of these is a recording of its own.
      for (const recording of [joined(readable), ...refused.slice(0, 2)]) {
        expect(leaks(await runCommand(await runs.record("recording.har", recording)), secrets)).toEqual([]);
      }
    }),
    { numRuns: 1, endOnFailure: true },
  );
});

/** One recording of all calls. */
function joined(recordings: readonly Har[]): Har {
  return {
    log: Object.assign({}, ...recordings.map(({ log }) => log), {
      entries: recordings.flatMap(({ log }) => log.entries),
    }),
  };
}

/** Runs the command as a process of its own; what it leaves in the folder for temporary files counts as judged. */
async function runCommand(file: string): Promise<Run> {
  const folder = await mkdtemp(join(runs.folder, "command-"));
  const report = join(folder, "report.txt");
  const child = spawn(
    process.execPath,
    ["--no-warnings", join(repository, "scripts/spec-drift.ts"), file, "--write", report],
    {
      cwd: folder,
      env: { ...process.env, TMPDIR: folder, NODE_DISABLE_COMPILE_CACHE: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const [out, err, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise<number | null>((resolve, reject) => {
      child.on("error", reject).on("close", resolve);
    }),
  ]);
  expect(err).not.toMatch(/^ +at /m);
  const left = await readdir(folder);
  expect(left.filter((name) => name !== "report.txt")).toEqual([]);
  return {
    code: code ?? -1,
    out,
    err,
    written: left.includes("report.txt") ? await readFile(report, "utf8") : "",
    judged: "",
  };
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const part of stream) {
    text += String(part);
  }
  return text;
}

test("a recording of thousands of calls is compared like one of a few", async () => {
  const length = process.env["NIGHTLY"] === "true" ? 60_000 : 2_000;
  const all = Array.from({ length }, (_one, index) => callAt(index % har.log.entries.length));
  const file = await runs.record("recording.har", { log: { entries: all } });
  const { out, code, judged } = await runs.run([file]);
  expect(out).toMatch(new RegExp(`${length} calls compared with [^.]*highlevel`));
  expect(out).toContain("Nothing new");
  expect(judged.split("\n").length).toBeLessThan(1_000);
  expect(code).toBe(0);
});
