import { availableParallelism } from "node:os";
import { Tinypool } from "tinypool";

type Tasks = typeof import("./tasks.ts");

/** Threads that keep Redocly and the generator loaded. They are apart, so that writing never holds up judging. */
export class Threads {
  readonly #judges = pool(Math.max(2, Math.min(4, availableParallelism())));
  readonly #writer = pool(1);

  /** Does what decides whether a document is good. */
  async judge<Name extends "bundleDescription" | "lintDescription" | "draftDocuments" | "lintDocuments">(
    name: Name,
    task: Parameters<Tasks[Name]>[0],
  ): Promise<Awaited<ReturnType<Tasks[Name]>>> {
    return await this.#judges.run(task, { name });
  }

  /** Makes the files that are written afterwards. */
  async make<Name extends "makeBrand" | "makeShared">(
    name: Name,
    task: Parameters<Tasks[Name]>[0],
  ): Promise<Awaited<ReturnType<Tasks[Name]>>> {
    return await this.#writer.run(task, { name });
  }

  async close(): Promise<void> {
    await Promise.all([this.#judges.destroy(), this.#writer.destroy()]);
  }
}

function pool(threads: number): Tinypool {
  return new Tinypool({
    filename: new URL("./tasks.ts", import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    // A thread that is ended just as it begins to wait for memory to change may go on waiting, and `close` with it.
    useAtomics: false,
  });
}
