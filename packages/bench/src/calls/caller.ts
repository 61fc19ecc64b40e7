import { pathToFileURL } from "node:url";
import { median } from "../numbers.ts";

/** What a call takes in one round, in microseconds: until the answer is read, and of the processors. */
type Times = readonly [elapsed: number, processor: number];

type Call = () => Promise<boolean>;

const callsInRound = 60;
const roundsToWarmUp = 60;
const roundsToTime = 60;

// Both in one process: two processes that do the same differ by up to a tenth, however long they are measured.
const [baseUrl = "", ...files] = process.argv.slice(2);
const [base, own] = await Promise.all(files.map(load));
if (!base || !own) throw new Error("A measured process was not told what to call.");

const rounds: { readonly base: Times; readonly own: Times }[] = [];
for (let round = 0; round < roundsToWarmUp + roundsToTime; round++) {
  const sooner = await time(round % 2 ? base : own);
  const later = await time(round % 2 ? own : base);
  rounds.push(round % 2 ? { base: sooner, own: later } : { base: later, own: sooner });
}
const timed = rounds.slice(roundsToWarmUp);
const answer = [0, 1].flatMap((kind) => [
  median(timed.map(({ own }) => own[kind] ?? Number.NaN)),
  median(timed.map(({ base, own }) => (own[kind] ?? Number.NaN) / (base[kind] ?? Number.NaN))),
]);
process.send?.(answer, () => process.exit());

async function load(file: string): Promise<Call> {
  const { create }: { create: (baseUrl: string) => Call } = await import(pathToFileURL(file).href);
  return create(baseUrl);
}

async function time(call: Call): Promise<Times> {
  const processor = process.cpuUsage();
  const start = performance.now();
  for (let made = 0; made < callsInRound; made++) {
    if (!(await call())) throw new Error("The call did not succeed.");
  }
  const elapsed = (performance.now() - start) * 1000;
  const { user, system } = process.cpuUsage(processor);
  return [elapsed / callsInRound, (user + system) / callsInRound];
}
