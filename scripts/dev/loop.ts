import { setTimeout as wait } from "node:timers/promises";

/** Something that is done again each time it is due. */
export interface Loop {
  /** Makes it due. While it is being done, this makes what is being done outdated. */
  notice(): void;
  /** Resolves when nothing is due and nothing is being done. */
  idle(): Promise<void>;
  /** Makes it due no more, and resolves when what is being done has ended. */
  stop(): Promise<void>;
}

/** How long notices are collected, in milliseconds: a save can be several, of several files. */
const patience = 25;

/**
 * Does `work` once for all notices that come close together, and once more for those that come meanwhile; never twice
 * at a time.
 *
 * @param work must not reject; its signal says when it is outdated.
 */
export function createLoop(work: (outdated: AbortSignal) => Promise<void>): Loop {
  let due = false;
  let stopped = false;
  let current: AbortController | undefined;
  let running: Promise<void> | undefined;

  const run = async (): Promise<void> => {
    while (due && !stopped) {
      await wait(patience);
      if (stopped) break;
      due = false;
      current = new AbortController();
      await work(current.signal);
    }
    current = undefined;
    running = undefined;
  };
  return {
    notice() {
      due = true;
      current?.abort();
      if (!stopped) running ??= run();
    },
    async idle() {
      await running;
    },
    async stop() {
      stopped = true;
      current?.abort();
      await running;
    },
  };
}
