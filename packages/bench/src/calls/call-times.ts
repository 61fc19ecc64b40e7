import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "../numbers.ts";

const callsInRound = 150;
const roundsToWarmUp = 100;
const roundsToTime = 42;

/** A time of a call: the median of the rounds. */
export interface Time {
  readonly microseconds: number;
  /** The median, over the rounds, of the ratio to the first contender's time in the same round. */
  readonly ratio: number;
}

/** What a call takes. */
export interface CallTime {
  /** Until the answer is read, the server's part and the system's included. */
  readonly elapsed: Time;
  /** Of the processors, in the process that makes it: no busy machine makes it longer. */
  readonly processor: Time;
}

/** The microseconds of a call in one round. */
type Measured = Readonly<Record<keyof CallTime, number>>;

/** Times the calls of each program against a server on loopback; contenders take turns in every round. */
export async function callTimes(modules: ReadonlyMap<string, string>): Promise<Map<string, CallTime>> {
  const processes: ChildProcess[] = [];
  const start = (script: string, ...args: string[]) => {
    const started = fork(fileURLToPath(new URL(script, import.meta.url)), args);
    processes.push(started);
    return started;
  };
  try {
    const port = await answerOf(start("server.ts"));
    const callers = new Map<string, ChildProcess>();
    for (const [name, file] of modules) {
      const caller = start("caller.ts", file, `http://127.0.0.1:${port}`);
      callers.set(name, caller);
      await answerOf(caller);
    }
    // In turns too: a process that waits for seconds while another is warmed up forgets what it has optimized.
    await timeRounds(callers, roundsToWarmUp);
    return summarize([...modules.keys()], await timeRounds(callers, roundsToTime));
  } finally {
    for (const started of processes) started.disconnect();
  }
}

/** The microseconds of a call of each contender, round by round. */
async function timeRounds(
  callers: ReadonlyMap<string, ChildProcess>,
  rounds: number,
): Promise<Map<string, Measured>[]> {
  const all: Map<string, Measured>[] = [];
  for (let round = 0; round < rounds; round++) {
    const times = new Map<string, Measured>();
    // Each round starts with another contender, so that no place in the order favors one.
    const [later, sooner] = [
      [...callers].slice(0, round % callers.size),
      [...callers].slice(round % callers.size),
    ];
    for (const [name, caller] of [...sooner, ...later]) times.set(name, await timeOf(caller, callsInRound));
    all.push(times);
  }
  return all;
}

function summarize(
  names: readonly string[],
  rounds: readonly Map<string, Measured>[],
): Map<string, CallTime> {
  const time = (name: string, kind: keyof CallTime): Time => {
    const all = (of = "") => rounds.map((times) => times.get(of)?.[kind] ?? Number.NaN);
    const base = all(names[0]);
    const own = all(name);
    return {
      microseconds: median(own),
      ratio: median(own.map((each, round) => each / (base[round] ?? Number.NaN))),
    };
  };
  return new Map(
    names.map((name) => [name, { elapsed: time(name, "elapsed"), processor: time(name, "processor") }]),
  );
}

async function timeOf(caller: ChildProcess, calls: number): Promise<Measured> {
  caller.send(calls);
  const [elapsed = Number.NaN, processor = Number.NaN] = [await answerOf(caller)].flat().map(Number);
  return { elapsed, processor };
}

function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error("A measured process ended before it answered."));
    child.once("exit", onExit);
    child.once("message", (message) => {
      child.off("exit", onExit);
      resolve(message);
    });
  });
}
