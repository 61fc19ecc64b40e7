import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { listBrandIds } from "../generate/brands.ts";
import { generateAll } from "../generate/generate-all.ts";
import { generatedFolders } from "../generate/unit.ts";
import { filesBelow } from "../workspace/files.ts";
import { createScratch, type Scratch } from "../workspace/scratch.ts";
import { dev } from "./command.ts";
import { Session } from "./session.ts";
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

test("as a command it serves every brand, reloads, and ends in order when it is interrupted", async () => {
  const child = spawn(process.execPath, ["--no-warnings", "scripts/dev.ts", "--port", "0", "--quiet"], {
    cwd: scratch.root,
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
  try {
    const lines = await until(/Press Ctrl-C/);
    const urls = lines.flatMap((line) => / (http:\S+) +http:/.exec(line)?.[1] ?? []);
    const brands = await listBrandIds(scratch.root);
    expect(urls).toHaveLength(brands.length);
    for (const url of urls) expect((await fetch(`${url}/invoices`)).status).toBe(401);
    await describeAltType("Saved while it is served.");
    expect((await until(/→/)).join("\n")).toMatch(
      new RegExp(`^${schema} → ${brands.join(", ")} reloaded in \\d+ ms$`),
    );
    process.kill(-pid, "SIGINT");
    expect(await exit).toEqual([0, null]);
    for (const url of urls) await expect(fetch(url)).rejects.toThrow("fetch failed");
    expect((await filesBelow(scratch.root)).filter((file) => file.includes(".staging-"))).toEqual([]);
  } finally {
    child.kill("SIGKILL");
  }
});

test("the whole description is generated as `pnpm generate` does", async () => {
  const { root } = scratch;
  const said = new Said();
  const session = new Session(root, {
    brands: undefined,
    port: 0,
    host: "127.0.0.1",
    quiet: true,
    output: said.output,
  });
  const generated = async () => {
    const folders = generatedFolders(await listBrandIds(root)).map((folder) =>
      filesBelow(join(root, folder)),
    );
    const files = (await Promise.all(folders)).flat();
    return new Map(
      await Promise.all(files.map(async (file) => [file, await readFile(file, "utf8")] as const)),
    );
  };
  try {
    await session.start();
    await describeAltType("Saved once more.");
    await said.until(/→/);
    await session.settled();
    const written = await generated();
    for (const file of written.keys()) await rm(file);
    await generateAll(root);
    expect(await generated()).toEqual(written);
  } finally {
    await session.stop();
  }
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
