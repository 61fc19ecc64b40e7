/** Measures the mock against stock Prism, Scalar's mock server and a bare server, and prints ratios. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { casesOf } from "../src/equivalence/cases.ts";
import { bundleFile } from "../src/servers/server.ts";
import { bytesOf, type Request } from "../src/wire/request.ts";
import { bare, type Contender, ours, quiet, type Running, run, scalar, stock } from "./contender.ts";
import { type SizedDocument, writeSized } from "./documents.ts";
import { measure, rounds, seconds } from "./measure.ts";
import { Rounds, table } from "./statistics.ts";

const brand = "highlevel";
const bundle = bundleFile(brand);
const folder = mkdtempSync(join(tmpdir(), "mock-bench-"));

const requestOf = (operation: string): Request => {
  const found = casesOf(brand, []).find(({ title }) => title === `${operation} with every field`);
  if (!found) throw new Error(`The document has no operation ${operation}.`);
  return found.request;
};
const payment = requestOf("recordInvoicePayment");
const listing = requestOf("listInvoices");
const list = { ...listing, target: listing.target.replace(/offset=\d+/, "offset=0") };
const workloads = { "record-payment": payment, list };

const running: Running[] = [];
try {
  console.log(
    `Node ${process.version}, ${rounds} interleaved rounds of ${seconds} s, medians of paired ratios\n`,
  );
  const answer = join(folder, "answer.json");
  writeFileSync(answer, JSON.stringify({ success: true, invoice: { notes: "x".repeat(3000) } }));
  const contenders = [stock(bundle), ours(brand), quiet(brand), scalar(bundle), bare(answer)];
  await coldStarts(contenders);
  await throughput(contenders);
  await sizes(writeSized(bundle, brand, folder));
} finally {
  await stopAll();
  rmSync(folder, { recursive: true });
}

async function coldStarts(contenders: readonly Contender[]): Promise<void> {
  const times = new Rounds();
  const computing = new Rounds();
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) {
      const server = await run(contender, bytesOf(payment));
      times.add(contender.name, server.coldStart);
      computing.add(contender.name, server.coldComputing);
      await server.stop();
    }
  }
  const names = contenders.map(({ name }) => name);
  report("cold start to first answer", names, [
    ["ms", times],
    ["ms CPU", computing],
  ]);
}

async function throughput(contenders: readonly Contender[]): Promise<void> {
  for (const contender of contenders) running.push(await run(contender, bytesOf(payment)));
  const names = running.map(({ name }) => name);
  for (const [workload, request] of Object.entries(workloads)) {
    const rates = new Rounds();
    const costs = new Rounds();
    for (let round = 0; round < rounds; round += 1) {
      for (const server of running) {
        const { rate, cost } = await measure(server, request);
        rates.add(server.name, rate);
        costs.add(server.name, cost);
      }
    }
    report(workload, names, [
      ["requests/s", rates],
      ["µs CPU/request", costs],
    ]);
  }
  const memory = new Rounds();
  for (const server of running) memory.add(server.name, server.memory());
  report("memory after that", names, [["MB", memory]]);
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
      measured.push({ name: `${contender.name}, ${document.operations} operations`, server, request });
    }
  }
  const costs = new Rounds();
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, server, request } of measured) {
      costs.add(name, (await measure(server, request)).cost);
    }
  }
  for (const contender of new Set(measured.map(({ server }) => server.name))) {
    const names = measured.filter(({ server }) => server.name === contender).map(({ name }) => name);
    report("record-payment in a larger document", names, [["µs CPU/request", costs]]);
  }
  await stopAll();
}

/** Prints the medians of each column, and the ratios to the first name. */
function report(
  title: string,
  names: readonly string[],
  columns: readonly (readonly [string, Rounds])[],
): void {
  const [first = ""] = names;
  const head = [title, ...columns.flatMap(([unit]) => [unit, "ratio"])];
  const rows = names.map((name) => [
    name,
    ...columns.flatMap(([, values]) => [
      values.median(name).toFixed(0),
      values.ratio(name, first).toFixed(2),
    ]),
  ]);
  console.log(`${table(head, rows)}\n`);
}

async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((server) => server.stop()));
}
