import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { type JestWorkerFarm, Worker } from "jest-worker";

type Tasks = typeof import("./tasks.ts");

const judging = ["bundleDescription", "lintDescription", "draftDocuments", "lintDocuments"] as const;
const making = ["makeBrand", "makeShared"] as const;

type Farm<Names extends readonly (keyof Tasks)[]> = JestWorkerFarm<Pick<Tasks, Names[number]>>;

/**
 * Processes that keep Redocly and the generator loaded. They are apart, so that writing never holds up judging.
 *
 * They are no threads: these race for V8's table of compiled code, to which the WebAssembly that strips types adds in each
 * of them, and V8 ends the whole process where it finds the table wrong (nodejs/node#64500).
 */
export class Processes {
  readonly judges: Farm<typeof judging> = farm(judging, Math.max(2, Math.min(4, availableParallelism())));
  readonly writer: Farm<typeof making> = farm(making, 1);

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
  judge<Result>(task: (judges: Processes["judges"]) => Promise<Result>): Promise<Result> {
    return this.#unlessClosed(() => task(this.#processes.judges));
  }

  /** Makes the files that are written afterwards. */
  make<Result>(task: (writer: Processes["writer"]) => Promise<Result>): Promise<Result> {
    return this.#unlessClosed(() => task(this.#processes.writer));
  }

  async close(): Promise<void> {
    this.#closed.abort(new Error("The session has ended."));
    if (this.#given === undefined) await this.#processes.end();
  }

  /** A task that its worker has not done when it ends is never answered, and one that is sent to it then is an error. */
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

function farm<Names extends readonly (keyof Tasks)[]>(
  exposedMethods: Names,
  numWorkers: number,
): Farm<Names> {
  const worker = new Worker(new URL("./tasks.ts", import.meta.url), {
    exposedMethods,
    numWorkers,
    // They write nothing, so that they may end in the middle of a task.
    workerGracefulExitTimeout: 0,
    // A Ctrl-C goes to the whole group of the terminal: the session ends its workers itself, in order.
    forkOptions: { detached: true, stdio: ["ignore", "ignore", "inherit", "ipc"], env: withCompileCache() },
  });
  // The class gives itself the methods that are named to it, which its own type cannot say.
  return worker as Farm<Names>;
}

/** Compiled code is kept from one session to the next: a worker is there in two thirds of the time. */
function withCompileCache(): NodeJS.ProcessEnv {
  return { NODE_COMPILE_CACHE: join(tmpdir(), "node-compile-cache"), ...process.env };
}
