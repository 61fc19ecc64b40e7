import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, describe, expect, test } from "@jest/globals";
import { listBrands } from "../src/index.ts";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
const running: Array<{ kill(signal: "SIGKILL"): unknown }> = [];

/** Runs the command until it says that it serves, and gives what it printed before. */
async function serve(...args: readonly string[]) {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  running.push(child);
  const exit = once(child, "exit");
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    if (line === "Press Ctrl-C to stop.") break;
    lines.push(line.trim());
  }
  return { child, exit, lines, urls: lines.filter((line) => line.startsWith("http://")) };
}

/** Runs the command to its end. */
async function run(...args: readonly string[]) {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  running.push(child);
  const [stdout, stderr, [code]] = await Promise.all([
    child.stdout.setEncoding("utf8").toArray(),
    child.stderr.setEncoding("utf8").toArray(),
    once(child, "exit"),
  ]);
  return { code, stdout: stdout.join(""), stderr: stderr.join("") };
}

/** Takes a port whose neighbor below is free. */
async function occupy(): Promise<{ port: number; server: Server }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const below = createServer().listen(address.port - 1, "127.0.0.1");
  const free = await once(below, "listening").then(
    () => true,
    () => false,
  );
  below.close();
  if (free) return { port: address.port, server };
  server.close();
  return occupy();
}

afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

describe("crm-invoices-mock", () => {
  test("serves every brand, in order of their ids", async () => {
    const { lines, urls } = await serve("--port", "0");
    const titles = lines.filter((line) => /\(.+\)$/.test(line));
    expect(titles.map((line) => /\((.+)\)$/.exec(line)?.[1])).toEqual(listBrands());
    expect(urls).toHaveLength(listBrands().length);
  });

  test("prints a curl command that works when pasted", async () => {
    const { lines } = await serve("--port", "0");
    const commands = lines.filter((line) => line.startsWith("curl "));
    expect(commands).toHaveLength(listBrands().length);
    for (const command of commands) {
      const { stdout } = await promisify(execFile)("bash", [
        "-c",
        `${command} --silent --write-out '\\n%{http_code}'`,
      ]);
      const [body = "", status] = stdout.split("\n");
      expect(status).toMatch(/^20[01]$/);
      expect(JSON.parse(body)).toHaveProperty("success", true);
    }
  });

  test.each(["SIGINT", "SIGTERM"] as const)(
    "ends well on %s while a connection is kept alive",
    async (signal) => {
      const { child, exit, urls } = await serve("--port", "0", ...listBrands().slice(0, 1));
      await fetch(`${urls[0]}/invoices`).then((response) => response.text());
      child.kill(signal);
      expect(await exit).toEqual([0, null]);
    },
  );

  test("names the port that is taken, and stops what it had started", async () => {
    const { port, server } = await occupy();
    const result = await run("--port", String(port - 1), ...listBrands().slice(0, 2));
    server.close();
    expect(result.code).toBe(1);
    expect(result.stdout).toContain(`http://127.0.0.1:${port - 1}\n`);
    expect(result.stderr).toMatch(new RegExp(`^Port ${port} of 127.0.0.1 is already in use; .*\\.\\n$`));
  });

  test("answers an unknown option with one sentence and exit code 2", async () => {
    expect(await run("--nope")).toEqual({
      code: 2,
      stdout: "",
      stderr: "Unknown option '--nope'; `crm-invoices-mock --help` lists the options.\n",
    });
  });

  test("answers an unknown brand with one sentence and exit code 2", async () => {
    expect(await run("oak")).toEqual({
      code: 2,
      stdout: "",
      stderr: `There is no brand "oak"; the known brands are ${listBrands().join(", ")}.\n`,
    });
  });

  test("prints its help", async () => {
    const { code, stdout } = await run("--help");
    expect(code).toBe(0);
    expect(stdout).toContain("Usage: crm-invoices-mock [brand…] [options]");
    expect(stdout).toContain(`Brands: ${listBrands().join(", ")}`);
  });

  test("prints its version", async () => {
    const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
    const { code, stdout } = await run("--version");
    expect(code).toBe(0);
    expect(manifest).toHaveProperty("version", stdout.trim());
  });
});
