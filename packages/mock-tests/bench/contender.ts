import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { devNull } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { commandFile, sandboxFile } from "../src/servers/server.ts";
import { Connection } from "../src/wire/connection.ts";

/** A server to be measured. */
export interface Contender {
  readonly name: string;
  /** What Node is to run, given a free port. */
  readonly command: (port: number) => readonly string[];
}

/** A contender that answers. */
export interface Running {
  readonly name: string;
  readonly port: number;
  /** From the start of its process to the end of its first answer, in milliseconds. */
  readonly coldStart: number;
  /** The part of that which its process computed, in milliseconds: what else the machine does hardly changes it. */
  readonly coldComputing: number;
  /** What its process has computed so far, in milliseconds. */
  computed(): number;
  /** What the system counts for the process, in MB. */
  memory(): number;
  stop(): Promise<void>;
}

const tools = fileURLToPath(new URL("../../../tools/servers/", import.meta.url));
const file = (name: string) => fileURLToPath(new URL(`./servers/${name}`, import.meta.url));

/** The command `prism mock`. */
export const stock = (document: string): Contender => ({
  name: "stock prism mock",
  command: (port) => [
    join(tools, "node_modules/@stoplight/prism-cli/dist/index.js"),
    ...["mock", "-p", String(port), document],
  ],
});

/** The command `crm-invoices-mock`, with a line for each request as it comes. */
export const ours = (brand: string): Contender => ({
  name: "crm-invoices-mock",
  command: (port) => [commandFile(), brand, "--port", String(port)],
});

/** Without those lines, of the documents in a folder where one is given. */
export const quiet = (brand: string, folder?: string): Contender => ({
  name: "crm-invoices-mock --quiet",
  command: (port) => [
    ...ours(brand).command(port),
    "--quiet",
    ...(folder === undefined ? [] : ["--documents", folder]),
  ],
});

/** The command `crm-invoices-sandbox`, with its data in memory, or in a folder. */
export const sandbox = (brand: string, data?: string): Contender => ({
  name: data === undefined ? "sandbox in memory" : "sandbox on disk",
  command: (port) => [
    ...[sandboxFile(), brand, "--port", String(port), "--quiet"],
    ...(data === undefined ? [] : ["--data", data]),
  ],
});

export const scalar = (document: string): Contender => ({
  name: "@scalar/mock-server",
  command: (port) => [join(tools, "scalar.ts"), String(port), document],
});

export const bare = (answer: string): Contender => ({
  name: "bare node:http",
  command: (port) => [file("bare.ts"), String(port), answer],
});

/** Starts a contender and waits for its first answer. */
export async function run({ name, command }: Contender, request: Buffer): Promise<Running> {
  const port = await freePort();
  const output = openSync(devNull, "w");
  const since = performance.now();
  const child = spawn(process.execPath, ["--no-warnings", ...command(port)], {
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  await firstAnswer(name, child, port, request);
  return {
    name,
    port,
    coldStart: performance.now() - since,
    coldComputing: computed(child),
    computed: () => computed(child),
    memory: () => residentMemory(child),
    stop: () => stop(child),
  };
}

async function firstAnswer(name: string, child: ChildProcess, port: number, request: Buffer): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${name} ended with code ${child.exitCode} at its start.`);
    const connection = await Connection.open(port).catch(() => undefined);
    if (!connection) {
      await new Promise((done) => setTimeout(done, 2));
      continue;
    }
    connection.write(request);
    const outcome = await connection.next("GET", 10_000);
    connection.close();
    if (outcome.kind === "response") return;
  }
}

function residentMemory({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

function computed({ pid }: ChildProcess): number {
  const [, fields = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
  const [user, system] = fields.split(" ").slice(11, 13).map(Number);
  const millisecondsPerTick = 10;
  return ((user ?? 0) + (system ?? 0)) * millisecondsPerTick;
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.once("exit", () => done());
    child.kill("SIGKILL");
  });
}

function freePort(): Promise<number> {
  return new Promise((done, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}
