import { mkdir, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { repository } from "../workspace/paths.ts";
import { readRecording } from "./recording.ts";
import { createRuns, type Run, type Runs, silentJudge } from "./testing/runs.ts";
import { server } from "./testing/traffic.ts";

let runs: Runs;

beforeAll(async () => {
  runs = await createRuns();
});

afterAll(() => runs?.remove());

async function runOn(content: unknown, ...flags: string[]): Promise<Run> {
  return runs.run([await runs.record("recording.har", content), ...flags], { judge: silentJudge });
}

const har = (...entries: unknown[]) => ({ log: { version: "1.2", entries } });
const request = { method: "GET", url: `${server}/invoices/settings?altType=location`, headers: [] };
const response = { status: 200, headers: [], content: { size: 0 } };
const call = { request, response };

const secret = "s3cr3t-of-somebody";

const mistakes: [situation: string, content: unknown, message: RegExp][] = [
  ["an empty file", "", /^recording\.har: this file ends before its JSON does\./],
  [
    "a file that was cut off",
    '{"log": {"entries": [',
    /^recording\.har: this file ends before its JSON does\./,
  ],
  [
    "a file that is cut off in a text",
    `{"log": "${secret}`,
    /^recording\.har: this file ends before its JSON does\./,
  ],
  ["something else than JSON", `<html>${secret}</html>`, /^recording\.har: this is not JSON\./],
  ["JSON with a fault", `{"log": {"entries": ["${secret}" "b"]}}`, /^recording\.har: this is not JSON\./],
  ["a text", `"${secret}"`, /^recording\.har: this is JSON, but not a HAR file/],
  ["another JSON file", { name: secret }, /^recording\.har: this is JSON, but not a HAR file/],
  ["entries that are no list", { log: { entries: { [secret]: 1 } } }, /not a HAR file/],
  ["no entries", har(), /^recording\.har: this recording has no entries\. Record at least one call/],
  ["an entry that is nothing", har(call, null), /^recording\.har: entry 2: it has no request\.\nDelete/],
  ["an entry that is a list", har([secret]), /^recording\.har: entry 1: it has no request\.\nDelete/],
  [
    "an entry without an address",
    har(call, call, { request: { ...request, url: undefined }, response }),
    /^recording\.har: entry 3: request\.url is not an address\.\nDelete these entries/,
  ],
  [
    "an address without a host",
    har({ request: { ...request, url: `/invoices/${secret}` }, response }),
    /^recording\.har: entry 1: request\.url is not an address\./,
  ],
  [
    "a method that is none",
    har({ request: { ...request, method: secret }, response }),
    /^recording\.har: entry 1: request\.method is not an HTTP method\./,
  ],
  [
    "a method that is a number",
    har({ request: { ...request, method: 7 }, response }),
    /^recording\.har: entry 1: request\.method is not an HTTP method\./,
  ],
  [
    "a status that is a text",
    har({ request, response: { ...response, status: secret } }),
    /^recording\.har: entry 1: response\.status is not a status from 100 to 599\./,
  ],
  [
    "a status that does not exist",
    har({ request, response: { ...response, status: 99 } }),
    /^recording\.har: entry 1: response\.status is not a status from 100 to 599\./,
  ],
  [
    "more faults than are worth a line",
    har(...Array.from({ length: 9 }, () => ({}))),
    /entry 5: it has no request\.\nrecording\.har: and 4 entries more\.\nDelete/,
  ],
  [
    "calls of other hosts only",
    har({ request: { ...request, url: `https://${secret}.example/` }, response }),
    /^There is no call in the recording that was answered by https:\/\/services\.leadconnectorhq\.com and can be compared\. Name the address that the traffic went to with --server <url>\.$/,
  ],
  [
    "calls of a mock only",
    har({ request: { ...request, url: "http://127.0.0.1:4010/invoices" }, response }),
    /There are calls to http:\/\/127\.0\.0\.1:4010: if the traffic went there, add --server http:\/\/127\.0\.0\.1:4010\.$/,
  ],
  ["calls that nobody answered", har({ request, response: { ...response, status: 0 } }), /^There is no call/],
];

describe("a recording that cannot be compared is told of in a sentence:", () => {
  test.each(mistakes)("%s", async (_situation, content, message) => {
    const { code, out, err } = await runOn(content);
    expect(err).toMatch(message);
    expect(err).not.toContain(secret);
    expect(err).not.toMatch(/^ +at /m);
    expect(out).toBe("");
    expect(code).toBe(2);
  });

  test("a file that is not there", async () => {
    const { code, err } = await runs.run([join(runs.folder, "missing.har")]);
    expect(err).toBe("missing.har: there is no such file.");
    expect(code).toBe(2);
  });

  test("a folder", async () => {
    await mkdir(join(runs.folder, "folder.har"));
    const { code, err } = await runs.run([join(runs.folder, "folder.har")]);
    expect(err).toBe("folder.har: this is not a file. Name a HAR file.");
    expect(code).toBe(2);
  });

  test("a device without an end", async () => {
    const { code, err } = await runs.run(["/dev/zero"]);
    expect(err).toBe("zero: this is not a file. Name a HAR file.");
    expect(code).toBe(2);
  });

  test("a file that is larger than a text can be", async () => {
    const file = join(runs.folder, "large.har");
    await writeFile(file, "{");
    await truncate(file, 600 * 2 ** 20);
    const { code, err } = await runs.run([file]);
    expect(err).toBe(
      "large.har: this recording is larger than 511 MB, more than can be read at once. Record fewer calls, or export only those of the API's host.",
    );
    expect(code).toBe(2);
  });
});

describe("a command line that is wrong is told of without its values:", () => {
  test.each([
    ["no recording", [], /^Which recording is to be compared\?/],
    ["an option that is unknown", ["a.har", `--token=${secret}`], /^One of the options is unknown/],
    ["an option without its value", ["a.har", "--brand"], /^One of the options is unknown, lacks its value/],
    [
      "a brand that is unknown",
      ["a.har", "--brand", secret],
      /^--brand: there is no such brand; spec\/brands has .*highlevel, /,
    ],
    [
      "a server that is no address",
      ["a.har", "--server", secret],
      /^--server: expected an address that begins/,
    ],
    [
      "a server with a password",
      ["a.har", "--server", `https://me:${secret}@example.com`],
      /^--server: expected an address without a user/,
    ],
    [
      "a server with a token",
      ["a.har", "--server", `https://example.com?a=${secret}`],
      /^--server: expected/,
    ],
    [
      "a report over the description",
      ["a.har", "--write", join(repository, "spec/ledger.yaml")],
      /^--write: this file is in spec\//,
    ],
    ["a report over the recording", ["a.har", "--write", "a.har"], /^--write: this file is a recording\./],
  ] as const)("%s", async (_situation, parameters, message) => {
    const { code, err } = await runs.run([...parameters], { writes: false });
    expect(err).toMatch(message);
    expect(err).toContain("pnpm spec:drift <recording.har>…");
    expect(err).not.toContain(secret);
    expect(code).toBe(2);
  });

  test("a report in a folder that is not there", async () => {
    const file = await runs.record("recording.har", har(call));
    const target = join(runs.folder, "nowhere/report.txt");
    const { code, err } = await runs.run([file, "--write", target], { judge: silentJudge, writes: false });
    expect(err).toBe("--write: report.txt cannot be written (ENOENT). Name a file in a folder that exists.");
    expect(code).toBe(2);
  });

  test("help is no mistake", async () => {
    const { code, out } = await runs.run(["--help"], { writes: false });
    expect(out).toContain("Exit code: 0 nothing new, 1 drift that no ledger entry is about, 2 wrong usage");
    expect(code).toBe(0);
  });
});

test("the message of a failure that nobody foresaw is kept back", async () => {
  const file = await runs.record("recording.har", har(call));
  const { code, err } = await runs.run([file], {
    judge: () => {
      throw new RangeError(`Invalid value ${secret}`);
    },
  });
  expect(err).toMatch(
    /^The comparison failed for a reason that is not known to it \(scripts\/spec-drift\/user-errors\.test\.ts:\d+\); the message is kept back/,
  );
  expect(err).not.toContain(secret);
  expect(code).toBe(2);
});

describe("a recording that is odd is compared all the same:", () => {
  const oddities: [what: string, entry: unknown][] = [
    ["no headers, no content", { request: { method: "get", url: request.url }, response: { status: 200 } }],
    [
      "headers that are none",
      {
        request: { ...request, headers: { a: 1 } },
        response: { ...response, headers: [null, 1, { name: 5 }] },
      },
    ],
    [
      "values that cannot be made a text",
      { request: { ...request, headers: [{ name: "x-odd", value: { toString: 1 } }] }, response },
    ],
    [
      "a body nested deeply",
      {
        request,
        response: {
          ...response,
          content: { mimeType: "application/json", text: `${"[".repeat(200_000)}${"]".repeat(200_000)}` },
        },
      },
    ],
    [
      "a field nested deeply",
      {
        request,
        response: {
          ...response,
          content: {
            mimeType: "application/json",
            text: `{"a":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}}`,
          },
        },
      },
    ],
    [
      "keys that objects have anyway",
      {
        request,
        response: {
          ...response,
          content: {
            mimeType: "application/json",
            text: '{"__proto__": {"a": 1}, "constructor": 1, "hasOwnProperty": 1, "toString": 1}',
          },
        },
      },
    ],
    [
      "a text of ten million signs",
      {
        request,
        response: {
          ...response,
          content: { mimeType: "application/json", text: JSON.stringify({ title: "a@".repeat(5_000_000) }) },
        },
      },
    ],
    [
      "base64 that is none",
      {
        request,
        response: { ...response, content: { mimeType: "application/json", encoding: "base64", text: "%%%" } },
      },
    ],
    [
      "a path that cannot be decoded",
      { request: { ...request, url: `${server}/invoices/%E0%A4%A` }, response },
    ],
    [
      "numbers beyond all bounds",
      {
        request,
        response: {
          ...response,
          content: { mimeType: "application/json", text: '{"title": 1e999, "prefix": -0}' },
        },
      },
    ],
    ["a size that the recorder does not know", { request, response: { ...response, content: { size: -1 } } }],
  ];

  test.each(oddities)("%s", async (_what, entry) => {
    const { code, out, err } = await runOn(har(entry, call));
    expect(err).toBe("");
    expect(out).toContain("2 calls compared");
    expect([0, 1]).toContain(code);
  });

  test("a mark at the start of the file", async () => {
    const { code } = await runOn(`\uFEFF${JSON.stringify(har(call))}`);
    expect(code).toBe(0);
  });

  test("several recordings, with the file named where a difference was first seen", async () => {
    const odd = { request, response: { ...response, status: 418 } };
    const files = [
      await runs.record("one.har", har(call)),
      await runs.record("two.har", har(call, odd, odd)),
    ];
    const { out } = await runs.run(files, { judge: silentJudge });
    expect(out).toContain("one.har, two.har: 4 calls compared");
    expect(out).toContain("in 2 of 4, first in two.har, entry 2");
  });

  test("calls of other hosts, of browsers and of caches beside those of the API are counted only", async () => {
    const other = (change: object, answer: object = {}) => ({
      request: { ...request, ...change },
      response: { ...response, ...answer },
    });
    const { out, judged } = await runOn(
      har(
        call,
        other({ url: `https://${secret}.example/${secret}` }),
        other({ url: `blob:https://example.com/${secret}` }),
        other({ method: "OPTIONS" }),
        other({}, { status: 304 }),
        { request },
      ),
    );
    expect(out).toContain("1 call compared");
    expect(out).toContain("  for other hosts: 2\n");
    expect(out).toContain("  without an answer: 1\n");
    expect(out).toContain("  checks of a browser before a call: 1\n");
    expect(out).toContain("  answers from a cache: 1\n");
    expect(`${out}${judged}`).not.toContain(secret);
  });
});

test("a recording that is too large is refused before it is read", async () => {
  const file = await runs.record("recording.har", har(call));
  await expect(readRecording(file, 10)).rejects.toThrow("is larger than 0 MB");
});
