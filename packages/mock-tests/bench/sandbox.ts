/** Measures the sandbox against the mock, and against itself with less to keep; fails where a limit is not met. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bytesOf, type Request } from "../src/wire/request.ts";
import { altId, answerOf, brand, invoiceOf, listOf, paymentOf, query, seed } from "./billing.ts";
import { type Contender, quiet, type Running, run, sandbox } from "./contender.ts";
import { measure, rounds, seconds, warmUp } from "./measure.ts";
import { Rounds, table } from "./statistics.ts";

const many = 100_000;
const few = 1000;
const kept = 10_000;
/** Seeds are applied whole, so that one with all invoices would be too long. */
const inSeed = 10_000;

/** What was measured, and what it may be. */
interface Finding {
  readonly what: string;
  readonly value: string;
  readonly limit: string;
  readonly kept: boolean;
}
const findings: Finding[] = [];
const running: Running[] = [];
const folder = mkdtempSync(join(tmpdir(), "sandbox-bench-"));

try {
  console.log(`Node ${process.version}, ${rounds} interleaved rounds of ${seconds} s, medians\n`);
  const mock = quiet(brand);
  const inMemory = sandbox(brand);
  await coldStarts(mock, inMemory);
  await payments([mock, inMemory, sandbox(brand, folder)]);
  await lists(inMemory);
  await worlds(inMemory);
} finally {
  await stopAll();
  rmSync(folder, { recursive: true });
}
const rows = findings.map(({ what, value, limit, kept: ok }) => [what, value, limit, ok ? "" : "not met"]);
console.log(table(["the sandbox", "measured", "limit", ""], rows));
if (findings.some(({ kept: ok }) => !ok)) process.exitCode = 1;

function atMost(what: string, value: number, limit: number, unit: string): void {
  const shown = value.toFixed(unit === "ms" ? 0 : 2);
  findings.push({ what, value: `${shown} ${unit}`, limit: `at most ${limit}`, kept: value <= limit });
}

function atLeast(what: string, value: number, limit: number): void {
  findings.push({ what, value: `${value.toFixed(2)} ×`, limit: `at least ${limit}`, kept: value >= limit });
}

async function coldStarts(mock: Contender, stateful: Contender): Promise<void> {
  const computing = new Rounds();
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of [mock, stateful]) {
      const server = await run(contender, bytesOf(paymentOf(altId)));
      computing.add(contender.name, server.coldComputing);
      await server.stop();
    }
  }
  atMost("cold start, to that of the mock", computing.ratio(stateful.name, mock.name), 1.3, "×");
}

/** Payments of a cent, of an invoice that they never pay in full. */
async function payments(contenders: readonly Contender[]): Promise<void> {
  const [rates, costs] = [new Rounds(), new Rounds()];
  const payment = new Map<Running, Request>();
  for (const contender of contenders) {
    const server = await start(contender);
    const { _id } = await answerOf(server, "POST", "/invoices", invoiceOf(1e9));
    payment.set(server, paymentOf(String(_id)));
  }
  for (const [server, request] of payment) await warmUp(server, request);
  for (let round = 0; round < rounds; round += 1) {
    for (const [server, request] of payment) {
      const { rate, cost } = await measure(server, request);
      rates.add(server.name, rate);
      costs.add(server.name, cost);
    }
  }
  const names = running.map(({ name }) => name);
  const rowsOfNames = names.map((name) => [
    name,
    ...[rates, costs].map((all) => all.median(name).toFixed(0)),
  ]);
  console.log(`${table(["record-payment", "requests/s", "µs CPU/request"], rowsOfNames)}\n`);
  const [mock = "", inMemory = "", onDisk = ""] = names;
  atLeast("record-payment in memory, to the mock", 1 / costs.ratio(inMemory, mock), 0.5);
  // The processor waits for the disk, which is not what it computes.
  atLeast("record-payment on disk, to the mock", rates.ratio(onDisk, mock), 0.2);
  await stopAll();
}

async function lists(contender: Contender): Promise<void> {
  const server = await start(contender);
  await seed(server, few, "few");
  const before = server.memory();
  for (let count = 0; count < many; count += inSeed) await seed(server, inSeed, "many");
  findings.push({
    what: `memory for ${many} invoices`,
    value: `${(server.memory() - before).toFixed(0)} MB`,
    limit: "",
    kept: true,
  });
  const costs = new Rounds();
  await warmUp(server, listOf("few"), listOf("many"));
  for (let round = 0; round < rounds; round += 1) {
    for (const world of ["few", "many"]) costs.add(world, (await measure(server, listOf(world))).cost);
  }
  atMost(`list of 20 out of ${many}, to out of ${few}`, costs.ratio("many", "few"), 2, "×");
  await stopAll();
}

async function worlds(contender: Contender): Promise<void> {
  const server = await start(contender);
  const names = Array.from({ length: 1000 }, (_, index) => `world-${index}`);
  for (const name of names) await answerOf(server, "GET", `/invoices/${altId}?${query}`, undefined, name);
  const requests = names.map((name) => paymentOf(altId, name));
  const costs = new Rounds();
  await warmUp(server, ...requests);
  for (let round = 0; round < rounds; round += 1) {
    costs.add("one", (await measure(server, ...requests.slice(0, 1))).cost);
    costs.add("all", (await measure(server, ...requests)).cost);
  }
  atMost("1,000 worlds side by side, to one", costs.ratio("all", "one"), 1.5, "×");
  await copies(server);
  await stopAll();
}

/** What takes time with what is in a world takes far longer with many invoices than with one. */
async function copies(server: Running): Promise<void> {
  await seed(server, kept, "large");
  const times = new Rounds();
  const timed = async (path: string, world: string, body: object): Promise<Record<string, unknown>> => {
    const since = performance.now();
    const answer = await answerOf(server, "POST", `/__mock/${path}`, body, world);
    times.add(`${path} ${world}`, performance.now() - since);
    return answer;
  };
  for (let round = 0; round < rounds * 4; round += 1) {
    for (const world of ["small", "large"]) {
      const create = () => answerOf(server, "POST", "/invoices", invoiceOf(100), world);
      await create();
      const { snapshot } = await timed("snapshot", world, {});
      await create();
      await timed("restore", world, { snapshot });
      await create();
      await timed("fork", world, { to: `${world}-${round}` });
    }
  }
  for (const path of ["snapshot", "restore", "fork"]) {
    const [small, large] = [`${path} small`, `${path} large`];
    atMost(`${path} of ${kept} invoices, to one of few`, times.ratio(large, small), 3, "×");
    atMost(`${path} of ${kept} invoices`, times.median(large), 50, "ms");
  }
}

async function start(contender: Contender): Promise<Running> {
  const server = await run(contender, bytesOf(paymentOf(altId)));
  running.push(server);
  return server;
}

async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((server) => server.stop()));
}
