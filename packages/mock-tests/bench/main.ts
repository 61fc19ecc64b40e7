/** Measures the mock against stock Prism, Scalar's mock server and a bare server, and prints ratios. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { casesOf } from "../src/equivalence/cases.ts";
import { bundleFile } from "../src/servers/server.ts";
import { bytesOf, type Request } from "../src/wire/request.ts";
import { bare, type Contender, ours, quiet, type Running, run, scalar, stock } from "./contender.ts";
import { type SizedDocument, writeSized } from "./documents.ts";
import { Rounds, table } from "./statistics.ts";

const brand = "highlevel";
const rounds = Number(process.env["BENCH_ROUNDS"] ?? 5);
const seconds = Number(process.env["BENCH_SECONDS"] ?? 3);
const bundle = bundleFile(brand);
const folder = mkdtempSync(join(tmpdir(), "mock-bench-"));

const requestOf = (operation: string): Request => {
  const found = casesOf(brand, []).find(({ title }) => title === `${operation} with every field`);
  if (!found) throw new Error(`The document has no operation ${operation}.`);
  return found.request;
};
const payment = requestOf("recordInvoicePayment");
const list = requestOf("listInvoices");
const workloads = { "record-payment": payment, list };

const running: Running[] = [];
try {
  console.log(
    `Node ${process.version}, ${rounds} interleaved rounds of ${seconds} s, medians of paired ratios\n`,
  );
  const answer = join(folder, "answer.json");
  writeFileSync(answer, JSON.stringify({ success: true, invoice: { notes: "x".repeat(3000) } }));
  const contenders = [
    stock(bundle),
    ours(brand, dirname(bundle)),
    quiet(brand, dirname(bundle)),
    scalar(bundle),
    bare(answer),
  ];
  await coldStarts(contenders);
  await throughput(contenders);
  await sizes(writeSized(bundle, brand, folder));
} finally {
  await stopAll();
  rmSync(folder, { recursive: true });
}

async function coldStarts(contenders: readonly Contender[]): Promise<void> {
  const times = new Rounds();
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) {
      const server = await run(contender, bytesOf(payment));
      times.add(contender.name, server.coldStart);
      await server.stop();
    }
  }
  const first = contenders[0]?.name ?? "";
  const rows = contenders.map(({ name }) => [
    name,
    times.median(name).toFixed(0),
    times.ratio(name, first).toFixed(2),
  ]);
  console.log(`${table(["cold start to first answer", "ms", "ratio"], rows)}\n`);
}

async function throughput(contenders: readonly Contender[]): Promise<void> {
  for (const contender of contenders) running.push(await run(contender, bytesOf(payment)));
  const first = running[0]?.name ?? "";
  for (const [workload, request] of Object.entries(workloads)) {
    const rates = new Rounds();
    for (let round = 0; round < rounds; round += 1) {
      for (const { name, port } of running) rates.add(name, await load(port, request));
    }
    const rows = running.map(({ name }) => [
      name,
      rates.median(name).toFixed(0),
      rates.ratio(name, first).toFixed(2),
    ]);
    console.log(`${table([workload, "requests/s", "ratio"], rows)}\n`);
  }
  const base = running[0]?.memory() ?? Number.NaN;
  const rows = running.map((server) => [
    server.name,
    server.memory().toFixed(0),
    (server.memory() / base).toFixed(2),
  ]);
  console.log(`${table(["memory after that", "MB", "ratio"], rows)}\n`);
  await stopAll();
}

/** Asks for the last operation of the document, to which a linear router comes last. */
async function sizes(documents: readonly SizedDocument[]): Promise<void> {
  const measured = [];
  for (const document of documents) {
    const request = { ...payment, target: document.prefix + payment.target };
    for (const contender of [stock(document.file), quiet(brand, document.folder)]) {
      const server = await run(contender, bytesOf(request));
      running.push(server);
      measured.push({ name: `${contender.name} ${document.operations}`, server, request });
    }
  }
  const costs = new Rounds();
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, server, request } of measured) {
      costs.add(name, 1_000_000 / (await load(server.port, request)));
    }
  }
  const [smallest] = documents;
  const rows = measured.map(({ name, server }) => [
    name,
    costs.median(name).toFixed(0),
    costs.ratio(name, `${server.name} ${smallest?.operations}`).toFixed(2),
  ]);
  console.log(table(["record-payment, by number of operations", "µs/request", "ratio to 4"], rows));
  await stopAll();
}

function load(port: number, request: Request): Promise<number> {
  const file = fileURLToPath(new URL("./load.ts", import.meta.url));
  const args = ["--no-warnings", file, String(port), String(seconds), bytesOf(request).toString("base64")];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.on("data", (text) => {
      output += text;
    });
    child.once("close", (code) => {
      if (code === 0) resolve(Number(output));
      else reject(new Error(`The load on port ${port} ended with code ${code}.`));
    });
  });
}

async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((server) => server.stop()));
}
