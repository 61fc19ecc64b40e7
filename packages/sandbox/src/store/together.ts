import { setImmediate as turn } from "node:timers/promises";
import type { RunDirectly } from "./dialect.ts";
import { unavailable } from "./unavailable.ts";

/** What is to be done, and who waits for it. */
interface Waiting {
  work(): Promise<void>;
  done(): void;
  failed(error: unknown): void;
}

/**
 * The transactions of a connection to SQLite, which has one writer: one piece of work after the other, each all or nothing.
 * Those that come at the same time share a transaction, so that the disk is waited for once for all of them; nobody is
 * answered before.
 */
export class Together {
  readonly #run: RunDirectly;
  readonly #waiting: Waiting[] = [];
  #working = false;

  constructor(run: RunDirectly) {
    this.#run = run;
  }

  transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      let settle: (() => void) | undefined;
      this.#waiting.push({
        work: async () => {
          this.#run("savepoint work", []);
          try {
            const result = await work();
            settle = () => resolve(result);
          } catch (error) {
            // A database that cannot be used ends the transaction of all.
            if (unavailable(error)) throw error;
            settle = () => reject(error);
            this.#run("rollback to work", []);
          }
          this.#run("release work", []);
        },
        done: () => settle?.(),
        failed: reject,
      });
      if (!this.#working) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#working = true;
    while (this.#waiting.length > 0) {
      // Whoever has asked already is read before.
      await turn();
      const all = this.#waiting.splice(0);
      try {
        this.#run("begin immediate", []);
        for (const { work } of all) await work();
        this.#run("commit", []);
        for (const { done } of all) done();
      } catch (error) {
        this.#undo();
        for (const { failed } of all) failed(error);
      }
    }
    this.#working = false;
  }

  #undo(): void {
    try {
      this.#run("rollback", []);
    } catch {
      // SQLite has done so itself, as when its disk is full.
    }
  }
}
