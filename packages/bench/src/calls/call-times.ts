import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "../numbers.ts";

const launches = 5;

/** A time of a call: the median of the launches, each of which tells the median of its rounds. */
export interface Time {
  readonly microseconds: number;
  /** To the first contender's time in the same round. */
  readonly ratio: number;
}

/** What a call takes. */
export interface CallTime {
  /** Until the answer is read, the server's part and the system's included. */
  readonly elapsed: Time;
  /** Of the processors, in the process that makes it: no busy machine makes it longer. */
  readonly processor: Time;
}

/**
 * Times the calls of each program against a server on loopback, beside those of the first: the two take turns in one process.
 * The first is timed beside itself, which tells how exact the ratios are.
 */
export async function callTimes(modules: ReadonlyMap<string, string>): Promise<Map<string, CallTime>> {
  const [base = ""] = modules.values();
  const server = start("server.ts");
  try {
    const address = `http://127.0.0.1:${await answerOf(server)}`;
    const launched = new Map<string, CallTime[]>();
    for (let launch = 0; launch < launches; launch++) {
      for (const [name, file] of modules) {
        const time = await callTime(start("caller.ts", address, base, file));
        launched.set(name, [...(launched.get(name) ?? []), time]);
      }
    }
    return new Map([...launched].map(([name, times]) => [name, middle(times)]));
  } finally {
    server.disconnect();
  }
}

async function callTime(caller: ChildProcess): Promise<CallTime> {
  const answer = [await answerOf(caller)].flat().map(Number);
  const [elapsed = Number.NaN, elapsedRatio = Number.NaN] = answer;
  const [, , processor = Number.NaN, processorRatio = Number.NaN] = answer;
  return {
    elapsed: { microseconds: elapsed, ratio: elapsedRatio },
    processor: { microseconds: processor, ratio: processorRatio },
  };
}

function middle(times: readonly CallTime[]): CallTime {
  const time = (kind: keyof CallTime): Time => ({
    microseconds: median(times.map((each) => each[kind].microseconds)),
    ratio: median(times.map((each) => each[kind].ratio)),
  });
  return { elapsed: time("elapsed"), processor: time("processor") };
}

function start(script: string, ...args: string[]): ChildProcess {
  return fork(fileURLToPath(new URL(script, import.meta.url)), args);
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
