import { setImmediate as turn } from "node:timers/promises";
import type { RunDirectly } from "./dialect.ts";
import { unavailable } from "./unavailable.ts";

/** What is to be done, and who waits for it. */
interface Waiting {
  /** Does it, and gives what tells so once it is kept. */
  work(): Promise<() => void>;
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
      this.#waiting.push({
        async work() {
          const result = await work();
          return () => resolve(result);
        },
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
        let tell = await this.#keep(all, "together");
        if (tell === undefined) {
          this.#undo();
          tell = await this.#keep(all, "alone");
        }
        this.#run("commit", []);
        for (const each of tell ?? []) each();
      } catch (error) {
        this.#undo();
        for (const { failed } of all) failed(error);
      }
    }
    this.#working = false;
  }

  /**
   * Does all. To be able to undo each alone takes time and is hardly ever needed: without it, undefined says that it was.
   */
  async #keep(all: readonly Waiting[], each: "alone" | "together"): Promise<(() => void)[] | undefined> {
    const tell: (() => void)[] = [];
    this.#run("begin immediate", []);
    for (const { work, failed } of all) {
      const before = each === "alone" ? this.#run("savepoint work", []) : this.#changes();
      try {
        tell.push(await work());
      } catch (error) {
        // A database that cannot be used ends the transaction of all.
        if (unavailable(error)) throw error;
        if (each === "alone") this.#run("rollback to work", []);
        else if (this.#changes() !== before) return undefined;
        tell.push(() => failed(error));
      }
      if (each === "alone") this.#run("release work", []);
    }
    return tell;
  }

  /** How many rows were changed on the connection so far. */
  #changes(): unknown {
    const [row] = this.#run("select total_changes() as changes", []);
    return Object(row).changes;
  }

  #undo(): void {
    try {
      this.#run("rollback", []);
    } catch {
      // SQLite has done so itself, as when its disk is full.
    }
  }
}
