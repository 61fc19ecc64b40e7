import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

/** What a process does for the one that has started it: each is given one value and gives one. */
type Tasks = Record<string, (task: never) => Promise<unknown>>;

type Result<Of extends Tasks, Name extends keyof Of> = Awaited<ReturnType<Of[Name]>>;

/** What a process is sent; it is answered with an {@link Answer}. */
export interface TaskRequest {
  readonly name: string;
  readonly task: never;
}

export type Answer<Value = unknown> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: unknown };

interface Job {
  readonly name: string;
  readonly task: unknown;
  settle(answer: Answer): void;
}

interface Worker {
  readonly child: ChildProcess;
  job: Job | undefined;
}

/** Processes that do tasks, each of them one at a time; a task goes to the first that is free. */
export class Pool<Of extends Tasks> {
  readonly #start: () => ChildProcess;
  readonly #size: number;
  readonly #workers = new Set<Worker>();
  readonly #waiting: Job[] = [];
  #ended = false;

  /** @param start starts a process that answers each {@link TaskRequest}. */
  constructor(size: number, start: () => ChildProcess) {
    this.#size = size;
    this.#start = start;
    while (this.#workers.size < size) this.#open();
  }

  /** Does a task. One that is not done when the pool ends is never answered. */
  do<Name extends keyof Of & string>(name: Name, task: Parameters<Of[Name]>[0]): Promise<Result<Of, Name>> {
    return new Promise((resolve, reject) => {
      if (this.#ended) return;
      const settle = (answer: Answer<Result<Of, Name>>) =>
        answer.ok ? resolve(answer.value) : reject(answer.error);
      this.#waiting.push({ name, task, settle });
      this.#assign();
    });
  }

  /** Ends the processes, if need be in the middle of a task. */
  async end(): Promise<void> {
    this.#ended = true;
    const closed = [...this.#workers].map(({ child }) => once(child, "close"));
    for (const { child } of this.#workers) child.kill("SIGKILL");
    await Promise.all(closed);
  }

  #open(): Worker {
    const worker: Worker = { child: this.#start(), job: undefined };
    this.#workers.add(worker);
    worker.child
      .on("message", (answer: Answer) => {
        worker.job?.settle(answer);
        worker.job = undefined;
        this.#assign();
      })
      // One that cannot be started or be sent a task closes, too.
      .on("error", () => {})
      .on("close", (code, signal) => this.#replace(worker, signal ?? `code ${code}`));
    return worker;
  }

  #replace(worker: Worker, how: string): void {
    this.#workers.delete(worker);
    if (this.#ended) return;
    // Ctrl-C ends a process that has not left the group of the terminal yet. What it means for the task is not told here.
    if (how === "SIGINT" && worker.job) this.#waiting.unshift(worker.job);
    else {
      const error = new Error(`The process that was to do ${worker.job?.name} ended with ${how}.`);
      worker.job?.settle({ ok: false, error });
    }
    this.#assign();
  }

  #assign(): void {
    while (this.#waiting.length > 0) {
      const free = [...this.#workers].find(({ job }) => job === undefined);
      const worker = free ?? (this.#workers.size < this.#size ? this.#open() : undefined);
      if (worker === undefined) return;
      worker.job = this.#waiting.shift();
      worker.child.send({ name: worker.job?.name, task: worker.job?.task }, () => {});
    }
  }
}
