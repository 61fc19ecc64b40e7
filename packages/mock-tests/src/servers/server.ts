import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Contract } from "@crm-invoices/mock";
import { isRecord } from "../record.ts";

/** A server that runs in a process of its own. */
export interface Server {
  readonly port: number;
  /** Where its paths begin, such as `/highlevel`. */
  readonly base: string;
  /** Why the process is no more; undefined while it runs. */
  death(): string | undefined;
  /** Settles when the process is no more. */
  readonly ended: Promise<void>;
  /** Bytes in use once garbage is collected. */
  memory(): Promise<Memory>;
  stop(): Promise<void>;
}

export interface Memory {
  /** Heap and buffers. */
  readonly used: number;
  /** What the system counts. */
  readonly rss: number;
}

const resolve = createRequire(import.meta.url).resolve;

/** The name of a contract's document among those of the spec package, without its ending. */
export const documentName = (brand: string, contract: Contract): string =>
  contract === "observed" ? `${brand}.observed` : brand;

/** The file of a document. */
export function bundleFile(name: string): string {
  return resolve(`@crm-invoices/spec/${name}.json`);
}

/** Stock Prism as its library makes it, for a document of the spec package. */
export function startStock(document: string): Promise<Server> {
  return startStockOf(bundleFile(document));
}

/** The same for the document in a file. */
export function startStockOf(file: string): Promise<Server> {
  return start([fileURLToPath(new URL("./stock.ts", import.meta.url)), file]);
}

/** This project's mock as its command starts it. */
export function startMockCommand(
  brand: string,
  contract: Contract = "observed",
  ...options: readonly string[]
): Promise<Server> {
  return start([commandFile(), brand, "--port", "0", "--contract", contract, "--quiet", ...options]);
}

/** The sandbox as its command starts it, with the invoice of the documented examples. */
export function startSandboxCommand(brand: string, contract: Contract = "observed"): Promise<Server> {
  return start([sandboxFile(), brand, "--port", "0", "--contract", contract, "--quiet"]);
}

/** The command `crm-invoices-mock`. */
export function commandFile(): string {
  return fileURLToPath(new URL("./cli.js", import.meta.resolve("@crm-invoices/mock")));
}

/** The command `crm-invoices-sandbox`. */
export function sandboxFile(): string {
  return fileURLToPath(new URL("./cli.js", import.meta.resolve("@crm-invoices/sandbox")));
}

/** Runs a server with Node and waits until it prints a URL. */
export async function start(args: readonly string[]): Promise<Server> {
  const probe = new URL("./probe.ts", import.meta.url).href;
  const child = spawn(process.execPath, ["--expose-gc", "--no-warnings", "--import", probe, ...args], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  let errors = "";
  child.stderr?.on("data", (text) => {
    errors = `${errors}${text}`.slice(-2000);
  });
  let death: string | undefined;
  // Not `exit`: what the process said last may come after it.
  const exited = new Promise<void>((done) => {
    child.once("close", (code, signal) => {
      death = `it ended with ${signal ?? `code ${code}`}: ${firstError(errors)}`;
      done();
    });
  });
  const url = await printedUrl(child);
  if (!url) throw new Error(`The server did not start: ${await exited.then(() => death)}`);
  return {
    port: Number(url.port),
    base: url.pathname.replace(/\/$/, ""),
    death: () => death,
    ended: exited,
    memory: () => memoryOf(child),
    async stop() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

async function printedUrl(child: ChildProcess): Promise<URL | undefined> {
  if (!child.stdout) return undefined;
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const [text] = /http:\/\/[^\s'"]+/.exec(line) ?? [];
    if (text === undefined) continue;
    // The rest is read too, or a full pipe would stop the server.
    child.stdout.resume();
    return new URL(text);
  }
  return undefined;
}

function memoryOf(child: ChildProcess): Promise<Memory> {
  return new Promise((resolve, reject) => {
    child.once("message", (message) => {
      const used = isRecord(message) ? Number(message["used"]) : Number.NaN;
      const rss = isRecord(message) ? Number(message["rss"]) : Number.NaN;
      resolve({ used, rss });
    });
    child.send("memory", (error) => error && reject(error));
  });
}

function firstError(text: string): string {
  return text.split("\n").find((line) => /Error|error/.test(line)) ?? text.slice(0, 200);
}
