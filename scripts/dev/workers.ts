import { fork } from "node:child_process";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Pool } from "./pool.ts";

type Tasks = typeof import("./tasks.ts");
type Task<Name extends keyof Tasks> = Parameters<Tasks[Name]>[0];

/**
 * Processes that keep Redocly and the generator loaded. They are apart, so that writing never holds up judging.
 *
 * They are no threads: these race for V8's table of compiled code, to which the WebAssembly that strips types adds in each
 * of them, and V8 ends the whole process where it finds the table wrong (nodejs/node#64500).
 */
export class Processes {
  readonly judges = new Pool<Tasks>(Math.max(2, Math.min(4, availableParallelism())), startWorker);
  readonly writer = new Pool<Tasks>(1, startWorker);

  async end(): Promise<void> {
    await Promise.all([this.judges.end(), this.writer.end()]);
  }
}

/** The processes as one session uses them: its own, which end with it, or given ones, which go on. */
export class Workers {
  readonly #processes: Processes;
  readonly #given: Processes | undefined;
  readonly #closed = new AbortController();

  constructor(given?: Processes) {
    this.#given = given;
    this.#processes = given ?? new Processes();
  }

  /** Does what decides whether a document is good. */
  judge<Name extends keyof Tasks>(name: Name, task: Task<Name>) {
    return this.#unlessClosed(() => this.#processes.judges.do(name, task));
  }

  /** Makes the files that are written afterwards. */
  make<Name extends keyof Tasks>(name: Name, task: Task<Name>) {
    return this.#unlessClosed(() => this.#processes.writer.do(name, task));
  }

  async close(): Promise<void> {
    this.#closed.abort(new Error("The session has ended."));
    if (this.#given === undefined) await this.#processes.end();
  }

  /** A task that its worker has not done when it ends is never answered. */
  async #unlessClosed<Result>(task: () => Promise<Result>): Promise<Result> {
    const { signal } = this.#closed;
    signal.throwIfAborted();
    const over = new AbortController();
    const closed = new Promise<never>((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { signal: over.signal });
    });
    try {
      return await Promise.race([task(), closed]);
    } finally {
      over.abort();
    }
  }
}

const worker = fileURLToPath(new URL("./worker.ts", import.meta.url));

const startWorker = () =>
  fork(worker, {
    // A Ctrl-C goes to the whole group of the terminal: the session ends its workers itself, in order.
    detached: true,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    // Documents and files come and go as maps.
    serialization: "advanced",
    // Compiled code is kept from one session to the next: a worker is there in two thirds of the time.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), "node-compile-cache"), ...process.env },
  });
