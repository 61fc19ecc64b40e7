import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "@jest/globals";

const escapeCharacter = "\u001b";
const commands = ["mock", "sandbox"].map((name) => ({
  name,
  cli: fileURLToPath(new URL(`../../../${name}/dist/cli.js`, import.meta.url)),
}));
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

/** The first lines that a command prints, and those of a request to each brand. */
async function printed(cli: string, env: Readonly<Record<string, string>>) {
  const { NO_COLOR: _, FORCE_COLOR: __, ...clean } = process.env;
  const child = spawn(process.execPath, ["--no-warnings", cli, "highlevel", "leadway", "--port", "0"], {
    env: { ...clean, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.push(child);
  const output = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<string> => String((await output.next()).value);
  const banner: string[] = [];
  for (let line = await next(); line !== "Press Ctrl-C to stop."; line = await next()) banner.push(line);
  const [heads = "", ...rows] = banner.slice(0, 3);
  const requests: string[] = [];
  for (const [index, path] of ["/invoices/a", "/invoices/settings?altId=a"].entries()) {
    await fetch(`${/http\S+/.exec(rows[index] ?? "")?.[0]}${path}`);
    requests.push(await next());
  }
  return { heads, rows, requests, text: [...banner, ...requests].join("\n") };
}

test.each(commands)(
  "$name prints tables whose columns are aligned, without colors into a pipe",
  async ({ cli }) => {
    const { heads, rows, requests, text } = await printed(cli, {});
    expect(heads).toMatch(/^Brand +URL +Page$/);
    for (const row of rows) expect(row.indexOf("http")).toBe(heads.indexOf("URL"));
    const [one = "", other = ""] = requests;
    expect(one).toMatch(/^401 {2}GET +highlevel +getInvoice +[\d.]+ ms {2}\/invoices\/a {2}\S/);
    expect(other).toMatch(/^401 {2}GET +leadway +\S+ +[\d.]+ ms {2}\/invoices\/settings\?altId=a {2}\S/);
    expect(other.indexOf("/invoices")).toBe(one.indexOf("/invoices"));
    expect(text).not.toContain(escapeCharacter);
  },
);

test.each(commands)("$name prints colors where they are wanted", async ({ cli }) => {
  expect((await printed(cli, { FORCE_COLOR: "1" })).text).toContain(
    `${escapeCharacter}[33m401${escapeCharacter}[39m`,
  );
});
