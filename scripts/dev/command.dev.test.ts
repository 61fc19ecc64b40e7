import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { listBrandIds } from "../generate/brands.ts";
import { generatedFolders } from "../generate/unit.ts";
import { filesBelow } from "../workspace/files.ts";
import { run } from "../workspace/run.ts";
import { createScratch, type Scratch } from "../workspace/scratch.ts";
import { dev } from "./command.ts";
import { Said } from "./testing/running.ts";

let scratch: Scratch;

beforeAll(async () => {
  scratch = await createScratch({ linked: true });
});

afterAll(() => scratch.remove());

const schema = "spec/schemas/shared/AltType.yaml";

async function describeAltType(description: string): Promise<void> {
  const text = await readFile(join(scratch.root, schema), "utf8");
  await scratch.write(schema, text.replace(/^description: .*$/m, `description: ${description}`));
}

/** The texts of all generated files, by their paths. */
async function generated(): Promise<Map<string, string>> {
  const folders = generatedFolders(await listBrandIds(scratch.root));
  const files = (await Promise.all(folders.map((folder) => filesBelow(join(scratch.root, folder))))).flat();
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, "utf8")] as const)));
}

test("as a command it generates what is stale as `pnpm generate` does, serves every brand, reloads, and ends in order when it is interrupted", async () => {
  const { root } = scratch;
  const stale = "Saved before it is served.";
  await describeAltType(stale);
  const child = spawn(process.execPath, ["--no-warnings", "scripts/dev.ts", "--port", "0", "--quiet"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    // A group of its own, as in a terminal, where Ctrl-C goes to all processes of the group.
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error("It did not start.");
  const exit = once(child, "exit");
  const output = createInterface(child.stdout)[Symbol.asyncIterator]();
  const until = async (pattern: RegExp): Promise<string[]> => {
    const lines: string[] = [];
    for (;;) {
      const { value, done } = await output.next();
      if (done) throw new Error(`It ended with:\n${lines.join("\n")}`);
      lines.push(value);
      if (pattern.test(value)) return lines;
    }
  };
  let written: Map<string, string>;
  try {
    const lines = await until(/Press Ctrl-C/);
    written = await generated();
    const urls = lines.flatMap((line) => / (http:\S+) +http:/.exec(line)?.[1] ?? []);
    const brands = await listBrandIds(root);
    expect(urls).toHaveLength(brands.length);
    for (const url of urls) expect((await fetch(`${url}/invoices`)).status).toBe(401);
    await describeAltType("Saved while it is served.");
    expect((await until(/→/)).join("\n")).toMatch(
      new RegExp(`^${schema} → ${brands.join(", ")} reloaded in \\d+ ms$`),
    );
    process.kill(-pid, "SIGINT");
    expect(await exit).toEqual([0, null]);
    for (const url of urls) await expect(fetch(url)).rejects.toThrow("fetch failed");
    expect((await filesBelow(root)).filter((file) => file.includes(".staging-"))).toEqual([]);
  } finally {
    child.kill("SIGKILL");
  }
  await describeAltType(stale);
  for (const file of written.keys()) await rm(file);
  await run(process.execPath, ["--no-warnings", "scripts/generate.ts"], { cwd: root });
  expect([...written.values()].join()).toContain(stale);
  expect(await generated()).toEqual(written);
});

test("told to stop while it loads, it serves nothing", async () => {
  const said = new Said();
  expect(await dev(scratch.root, ["--port", "0"], said.output, AbortSignal.abort())).toBe(0);
  expect(said.lines).toEqual([]);
});

test.each([
  [["--help"], 0, /^pnpm dev \[brand…\]/],
  [["oak"], 2, /^There is no brand "oak"; .*\n\npnpm dev/],
])("%j is answered without serving anything", async (parameters, code, answer) => {
  const said = new Said();
  expect(await dev(scratch.root, parameters, said.output, new AbortController().signal)).toBe(code);
  expect(said.lines).toEqual([expect.stringMatching(answer)]);
});
