import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, describe, expect, test } from "@jest/globals";
import { listBrands } from "../../src/index.ts";
import { releasedDocuments } from "../fixture.ts";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const fixture = fileURLToPath(new URL("../fixtures/invoices.json", import.meta.url));
const brands = listBrands(releasedDocuments);
const oneBrand = ["--documents", releasedDocuments, ...brands.slice(0, 1)];
const running: { kill(signal: "SIGKILL"): unknown }[] = [];
const folders: string[] = [];

interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly uid?: number;
}

function start(args: readonly string[], { env, ...surroundings }: Surroundings = {}) {
  const child = spawn(process.execPath, [cli, ...args], {
    ...surroundings,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  return child;
}

/** Runs the command until it says that it serves, and gives what it printed before. */
async function serve(args: readonly string[], surroundings?: Surroundings) {
  const child = start(args, surroundings);
  const exit = once(child, "exit");
  const output = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<string> => String((await output.next()).value);
  const lines: string[] = [];
  for (let line = await next(); line !== "Press Ctrl-C to stop."; line = await next()) {
    if (line === "undefined") throw new Error(await text(child.stderr));
    lines.push(line.trim());
  }
  const rows = lines.flatMap((line) => /^.+ \((\S+)\) +(http\S+) +(http\S+)$/.exec(line) ?? []);
  const column = (index: number) => rows.filter((_, cell) => cell % 4 === index);
  return { child, exit, lines, next, brands: column(1), urls: column(2), pages: column(3) };
}

/** Runs the command to its end. */
async function run(args: readonly string[], surroundings?: Surroundings) {
  const child = start(args, surroundings);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  return { code, stdout, stderr };
}

/** A folder with the small document as that of a brand named `small`. */
function documents(): { folder: string; file: string } {
  const folder = mkdtempSync(join(tmpdir(), "crm-invoices-mock-"));
  folders.push(folder);
  const file = join(folder, "small.json");
  copyFileSync(fixture, file);
  return { folder, file };
}

afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  for (const folder of folders.splice(0)) {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
  }
});

describe("crm-invoices-mock", () => {
  test("serves every brand, in order of their ids, and says where its page is", async () => {
    const served = await serve(["--port", "0", "--documents", releasedDocuments]);
    expect(served.brands).toEqual(brands);
    expect(new Set(served.urls).size).toBe(brands.length);
    for (const page of served.pages) {
      const response = await fetch(page, { headers: { Accept: "text/html" } });
      expect(await response.text()).toContain("<title>Invoices API mock</title>");
    }
  });

  test("prints a table whose columns are aligned, without colors where none can be shown", async () => {
    const { lines } = await serve(["--port", "0", "--documents", releasedDocuments]);
    const [heads = "", ...rows] = lines.slice(0, brands.length + 1);
    expect(heads).toMatch(/^Brand +URL +Page$/);
    for (const row of rows) {
      expect(row.indexOf(" http") + 1).toBe(heads.indexOf("URL"));
      expect(row.lastIndexOf(" http") + 1).toBe(heads.indexOf("Page"));
    }
  });

  test("prints a short curl command that works when pasted", async () => {
    const { lines } = await serve(["--port", "0", "--documents", releasedDocuments, "--quiet"]);
    const [command = "", ...others] = lines.flatMap((line) => /^Try it: (curl .*)$/.exec(line)?.[1] ?? []);
    expect(others).toEqual([]);
    expect(command.length).toBeLessThan(250);
    const { stdout } = await promisify(execFile)("bash", [
      "-c",
      `${command} --silent --write-out '\n%{http_code}'`,
    ]);
    const [body = "", status] = stdout.split("\n");
    expect(status).toBe("200");
    expect(JSON.parse(body)).toHaveProperty("_id");
  });

  test("prints one line for each request, with the first cause of a refused one", async () => {
    const { folder } = documents();
    const { urls, next } = await serve(["--port", "0", "--documents", folder]);
    await fetch(`${urls[0]}/invoices/abc`, {
      headers: { Authorization: "Bearer any-token", Version: "2021-07-28" },
    });
    expect(await next()).toMatch(/^200 {2}GET +small +getInvoice +[\d.]+ ms {2}\/invoices\/abc$/);
    await fetch(`${urls[0]}/invoices/abc`);
    expect(await next()).toMatch(/^401 {2}GET +small +getInvoice +[\d.]+ ms {2}\/invoices\/abc {2}\S.*/);
  });

  test("prints nothing for a request when it is to be quiet", async () => {
    const { folder, file } = documents();
    const { urls, next } = await serve(["--port", "0", "--documents", folder, "--quiet", "--watch"]);
    await fetch(`${urls[0]}/invoices/abc`);
    writeFileSync(file, `${readFileSync(file, "utf8")} `);
    expect(await next()).toBe("Reloaded the changed document of small.");
  });

  test("takes over a changed document on the same connection, and keeps the old one when it is broken", async () => {
    const { folder, file } = documents();
    const { urls, next } = await serve(["--port", "0", "--documents", folder, "--watch", "--quiet"]);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const call = async () => {
      const request = get(`${urls[0]}/invoices/abc`, {
        agent,
        headers: { Authorization: "Bearer any-token", Version: "2021-07-28" },
      });
      const [response] = await once(request, "response");
      return { body: await text(response), port: request.socket?.localPort };
    };
    const before = await call();
    const original = readFileSync(file, "utf8");
    writeFileSync(file, original.replaceAll('"_id": "inv-1"', '"_id": "inv-2"'));
    expect(await next()).toBe("Reloaded the changed document of small.");
    const after = await call();
    expect(before.body).not.toEqual(after.body);
    expect(after.port).toBe(before.port);

    writeFileSync(file, original.slice(0, -20));
    expect(await next()).toMatch(
      /^The changed document of small is ignored: .*small\.json cannot be read as JSON \(.*\)/,
    );
    expect((await call()).body).toEqual(after.body);
    agent.destroy();
  });

  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "ends well on %s while a connection is kept alive",
    async (signal) => {
      const { child, exit, urls } = await serve(["--port", "0", ...oneBrand]);
      await fetch(`${urls[0]}/invoices`).then((response) => response.text());
      child.kill(signal);
      expect(await exit).toEqual([0, null]);
    },
  );

  test("ends when nobody reads its output any more", async () => {
    const { child, exit, urls } = await serve(["--port", "0", ...oneBrand]);
    child.stdout.destroy();
    await fetch(`${urls[0]}/invoices`).catch(() => undefined);
    expect(await exit).toEqual([0, null]);
  });

  test("names the port that another server has", async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = address !== null && typeof address === "object" ? address.port : 0;
    const { code, stdout, stderr } = await run(["--port", String(port), ...oneBrand]);
    server.close();
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(new RegExp(`^Port ${port} of 127.0.0.1 is already in use; .*\\.\\n$`));
  });

  test("says as a second copy where the first one is", async () => {
    const { folder } = documents();
    const { urls } = await serve(["--port", "0", "--documents", folder]);
    const port = new URL(urls[0] ?? "").port;
    const { code, stdout, stderr } = await run(["--port", port, "--documents", folder]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(
      new RegExp(
        `^A mock is already running at http://127.0.0.1:${port} \\(small\\); use that one, .*\\.\\n$`,
      ),
    );
  });

  test("serves with NODE_ENV=production", async () => {
    const { folder } = documents();
    const { urls } = await serve(["--port", "0", "--documents", folder], { env: { NODE_ENV: "production" } });
    expect((await fetch(`${urls[0]}/invoices/abc`)).status).toBe(401);
  });

  test("serves where it may write nothing", async () => {
    const { folder } = documents();
    chmodSync(folder, 0o555);
    // The superuser, who runs tests in containers, may write to any folder, but not below a file.
    const nowhere = "/dev/null/nowhere";
    const surroundings = {
      cwd: folder,
      env: { HOME: nowhere, TMPDIR: nowhere, NODE_COMPILE_CACHE: nowhere },
    };
    const { urls } = await serve(["--port", "0", "--documents", folder], surroundings);
    expect((await fetch(`${urls[0]}/invoices/abc`)).status).toBe(401);
  });

  test.each([
    ["cut short", '{"openapi": "3.1.1", "paths": {', "cannot be read as JSON"],
    ["of another kind", '{"swagger": "2.0"}', "is not an OpenAPI document"],
    ["no object", "[]", "is not an OpenAPI document"],
  ])("names the document that is %s, and what to do", async (_, broken, complaint) => {
    const { folder, file } = documents();
    writeFileSync(file, broken);
    const { code, stdout, stderr } = await run(["--port", "0", "--documents", folder]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(`${file} ${complaint}`);
    expect(stderr).toMatch(/; fix it, or leave out --documents .*\.\n$/);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  test("names a folder of documents that does not exist", async () => {
    const { code, stderr } = await run(["--documents", join(tmpdir(), "no-such-folder")]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The documents in .*no-such-folder cannot be listed: ENOENT.*\.\n$/);
  });

  test("prints the key of its controls when other machines can reach it", async () => {
    const { folder } = documents();
    const { lines, urls, pages } = await serve(["--port", "0", "--documents", folder, "--host", "0.0.0.0"]);
    const key = /X-Mock-Key: (\S+)$/.exec(lines.at(-1) || (lines.at(-2) ?? ""))?.[1] ?? "";
    expect((await fetch(`${urls[0]}/__mock/state`)).status).toBe(401);
    expect((await fetch(`${urls[0]}/__mock/state`, { headers: { "X-Mock-Key": key } })).status).toBe(200);
    expect(pages[0]).toContain(`?key=${key}`);
  });

  test("answers an unknown option with one sentence and exit code 2", async () => {
    expect(await run(["--nope"])).toEqual({
      code: 2,
      stdout: "",
      stderr: "Unknown option '--nope'; `crm-invoices-mock --help` lists the options.\n",
    });
  });

  test("answers an unknown brand with one sentence and exit code 2", async () => {
    expect(await run(["oak"])).toEqual({
      code: 2,
      stdout: "",
      stderr: `There is no brand "oak"; the known brands are ${listBrands().join(", ")}.\n`,
    });
  });

  test("prints its help", async () => {
    const { code, stdout } = await run(["--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("Usage: crm-invoices-mock [brand…] [options]");
    expect(stdout).toContain(`Brands: ${listBrands().join(", ")}`);
  });

  test("prints its version", async () => {
    const manifest: unknown = JSON.parse(
      readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
    );
    const { code, stdout } = await run(["--version"]);
    expect(code).toBe(0);
    expect(manifest).toHaveProperty("version", stdout.trim());
  });
});
