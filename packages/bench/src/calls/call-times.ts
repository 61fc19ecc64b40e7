import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "../numbers.ts";

const roundsToTime = 42;
const callsInRound = 150;
const callsToWarmUp = 1500;

/** What a call costs the process that makes it: time of its processors, which no busy machine makes longer. */
export interface CallTime {
  readonly microseconds: number;
  /** The median, over the rounds, of the ratio to the first contender's time in the same round. */
  readonly ratio: number;
}

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
      await timeOf(caller, callsToWarmUp);
    }
    return summarize([...modules.keys()], await timeRounds(callers));
  } finally {
    for (const started of processes) started.disconnect();
  }
}

/** The microseconds of a call of each contender, round by round. */
async function timeRounds(callers: ReadonlyMap<string, ChildProcess>): Promise<Map<string, number>[]> {
  const all: Map<string, number>[] = [];
  for (let round = 0; round < roundsToTime; round++) {
    const times = new Map<string, number>();
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

function summarize(names: readonly string[], rounds: readonly Map<string, number>[]): Map<string, CallTime> {
  const time = (times: Map<string, number>, name = "") => times.get(name) ?? Number.NaN;
  return new Map(
    names.map((name) => [
      name,
      {
        microseconds: median(rounds.map((times) => time(times, name))),
        ratio: median(rounds.map((times) => time(times, name) / time(times, names[0]))),
      },
    ]),
  );
}

async function timeOf(caller: ChildProcess, calls: number): Promise<number> {
  caller.send(calls);
  return Number(await answerOf(caller));
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
