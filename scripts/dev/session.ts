import type { Output } from "../command/report.ts";
import { UserError } from "../command/user-error.ts";
import { stamp } from "../generate/brand-unit.ts";
import { ChangeLog, few } from "./change-log.ts";
import { Findings } from "./findings.ts";
import { Judge } from "./judge.ts";
import { createLoop } from "./loop.ts";
import { type Place, Serving } from "./serving.ts";
import { changesBetween, type Snapshot, takeSnapshot } from "./snapshot.ts";
import { warmUp } from "./warm-up.ts";
import { watchProject } from "./watch.ts";
import { type Processes, Workers } from "./workers.ts";
import { Writer } from "./writer.ts";

export interface SessionOptions extends Place {
  readonly output: Output;
  /** What judges and writes; without it the session has processes of its own. */
  readonly processes?: Processes;
}

/**
 * What a round does after it took a snapshot of `spec/`, in this order. A save begins a round; one that comes meanwhile ends
 * it before anything more is served or written, and begins another:
 *
 * ```
 * snapshot ─► judge ─► write ─► report ─► serve ─► done
 *     └─ nothing new ────┘ └── a problem ───┘
 * ```
 *
 * - `judge` decides which documents are good, and has the mock respond by them at once;
 * - `write` writes what is generated of them, as `pnpm generate` would;
 * - `report` writes what is made of all brands together, once all of them are good, and tells what it finds;
 * - `serve` opens the mock again where other brands are there than are served.
 */
type Phase = "judge" | "write" | "report" | "serve" | "done";

/** Watches `spec/` and serves it. What is not good changes nothing. */
export class Session {
  readonly #root: string;
  readonly #output: Output;
  readonly #workers: Workers;
  readonly #judge: Judge;
  readonly #serving: Serving;
  readonly #writer: Writer;
  readonly #changes: ChangeLog;
  readonly #findings = new Findings();
  readonly #loop = createLoop((outdated) => this.#round(outdated));

  /** Brand → the hash of what its last good files are made from. */
  readonly #good = new Map<string, string>();
  #snapshot: Snapshot | undefined;
  /** When the first save of the next round was noticed. */
  #noticed: number | undefined;
  /** Whether something has changed since it was last told what came of it. */
  #isUntold = true;
  /** Whether a document is not good, so that the report waits. */
  #isWrong = false;
  /** Whether the mock has been opened; until then nothing is told but problems. */
  #isOpen = false;
  #warmingUp = new AbortController();
  #failure: unknown;
  #unwatch: (() => Promise<void>) | undefined;
  #closed: Promise<void> | undefined;

  constructor(root: string, { output, processes, ...place }: SessionOptions) {
    this.#root = root;
    this.#workers = new Workers(processes);
    this.#output = output;
    this.#changes = new ChangeLog(output);
    this.#serving = new Serving(root, place);
    this.#judge = new Judge(root, this.#workers, ({ brand, version, sources }, documents) =>
      this.#serving.prepare(
        brand.id,
        stamp(documents.documented, version, sources.documented),
        stamp(documents.observed, version, sources.observed),
      ),
    );
    this.#writer = new Writer(root, this.#workers);
  }

  /** Where each brand answers, by its id. */
  get urls(): Serving["urls"] {
    return this.#serving.urls;
  }

  /** Generates what is stale, serves it and watches. Throws when there is nothing to serve, or no place for it. */
  async start(): Promise<void> {
    const unwatch = await watchProject(
      this.#root,
      () => this.#notice(),
      (error) => this.#output.error(`Not everything in spec/ is watched: ${messageOf(error)}`),
    );
    if (this.#closed !== undefined) return unwatch();
    this.#unwatch = unwatch;
    this.#notice();
    await this.settled();
    if (!this.#isOpen && this.#closed === undefined) throw this.#failure;
    if (this.#snapshot !== undefined) {
      this.#warmingUp = new AbortController();
      // What is wrong has been told, and what else fails will be told when it matters.
      warmUp(this.#root, this.#workers, this.#snapshot, this.#warmingUp.signal).catch(() => {});
    }
  }

  /** Resolves when everything that was noticed has been dealt with, down to the generated files. */
  settled(): Promise<void> {
    return this.#loop.idle();
  }

  /** Ends everything; files that are being written are written to the end. */
  stop(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.#warmingUp.abort();
    // A round that waits for a worker ends with the workers.
    await Promise.all([this.#loop.stop(), this.#workers.close(), this.#unwatch?.()]);
    await this.#serving.close();
  }

  #notice(): void {
    this.#warmingUp.abort();
    this.#noticed ??= performance.now();
    this.#loop.notice();
  }

  async #round(outdated: AbortSignal): Promise<void> {
    try {
      const snapshot = await this.#takeSnapshot();
      let phase: Phase = this.#isUntold ? "judge" : "write";
      while (phase !== "done") phase = await this.#do(phase, snapshot, outdated);
    } catch (error) {
      // The round that follows tries again, and has something to say if that fails too.
      if (outdated.aborted) return;
      this.#failure = error;
      if (this.#isOpen) this.#tellProblems([messageOf(error)]);
    }
  }

  #do(phase: Phase, snapshot: Snapshot, outdated: AbortSignal): Phase | Promise<Phase> {
    switch (phase) {
      case "judge":
        return this.#judgeDocuments(snapshot, outdated);
      case "write":
        return this.#writeBrands(outdated);
      case "report":
        return this.#writeReport(outdated);
      case "serve":
        return this.#serveBrands(snapshot);
      case "done":
        return "done";
    }
  }

  /** What is there now. Throws when the program itself has changed, for what it makes would be out of date. */
  async #takeSnapshot(): Promise<Snapshot> {
    const since = this.#noticed ?? performance.now();
    this.#noticed = undefined;
    const snapshot = await takeSnapshot(this.#root);
    const { files, program } = this.#snapshot ?? snapshot;
    const loaded = changesBetween(program, snapshot.program);
    if (loaded.length > 0) {
      throw new UserError(
        `${few(loaded)} changed, but \`pnpm dev\` goes on with what it has loaded. Stop it and start it again.`,
      );
    }
    const changed = changesBetween(files, snapshot.files);
    this.#changes.saved(changed, since);
    this.#isUntold ||= changed.length > 0;
    this.#snapshot = snapshot;
    const ids = snapshot.brands.map(({ brand }) => brand.id);
    for (const id of this.#good.keys()) if (!ids.includes(id)) this.#good.delete(id);
    return snapshot;
  }

  async #judgeDocuments(snapshot: Snapshot, outdated: AbortSignal): Promise<Phase> {
    const isGood = ({ brand, inputs }: Snapshot["brands"][number]) => this.#good.get(brand.id) === inputs;
    const verdict = await this.#judge.judge(
      snapshot,
      snapshot.brands.filter((seen) => !isGood(seen)),
    );
    // A file that was read while it was being written is no problem: what has changed meanwhile is a notice of its own.
    if (verdict.problems.length > 0) await this.#noticeChangesSince(snapshot);
    if (outdated.aborted) return "done";
    for (const good of verdict.good) {
      good.serve?.();
      this.#changes.taken(good.brand.id, good.serve !== undefined);
      this.#good.set(good.brand.id, good.inputs);
      this.#writer.add(good);
    }
    const problems = [...snapshot.unreadable.values(), ...verdict.problems];
    this.#isWrong = problems.length > 0;
    if (this.#isOpen && this.#changes.hasDocuments) this.#tell();
    if (this.#isWrong) {
      const current = snapshot.brands.filter(isGood);
      this.#tellProblems(
        problems,
        current.map(({ brand }) => brand.id),
      );
      this.#isUntold = false;
    }
    return "write";
  }

  async #noticeChangesSince({ files }: Snapshot): Promise<void> {
    if (changesBetween(files, (await takeSnapshot(this.#root)).files).length > 0) this.#notice();
  }

  async #writeBrands(outdated: AbortSignal): Promise<Phase> {
    const problems = await this.#writer.write(outdated);
    if (problems === undefined) return "done";
    if (problems.size > 0) {
      for (const brand of problems.keys()) this.#good.delete(brand);
      this.#isWrong = true;
      this.#tellProblems([...problems.values()]);
    }
    return this.#isWrong ? "serve" : "report";
  }

  async #writeReport(outdated: AbortSignal): Promise<Phase> {
    const report = await this.#writer.writeShared(outdated);
    if (report === undefined) return "done";
    if (!report.ok) {
      this.#tellProblems([report.problem], this.#serving.brands);
    } else {
      const result = report.value.files.size > 0 ? "report remade" : "nothing to remake";
      if (this.#isOpen && this.#changes.hasFiles) this.#tell(result);
      const findings = this.#findings.update(report.value);
      if (findings !== undefined) this.#output.log(findings);
    }
    this.#isUntold = false;
    return "serve";
  }

  async #serveBrands(snapshot: Snapshot): Promise<Phase> {
    const ids = [...snapshot.brands.map(({ brand }) => brand.id), ...snapshot.unreadable.keys()].sort();
    const announcement = await this.#serving.update(ids);
    if (announcement === undefined) return "done";
    this.#output.log(`${announcement}\n\nWhat is saved in spec/ is served at once. Press Ctrl-C to stop.`);
    if (!this.#isOpen) this.#changes.forget();
    this.#isOpen = true;
    return "done";
  }

  /** @param result what came of what was saved, when no document was taken over. */
  #tell(result?: string): void {
    this.#changes.tell(this.#isWrong, result);
    this.#isUntold = false;
  }

  /** @param current the brands that are served as `spec/` has them now. */
  #tellProblems(problems: readonly string[], current: readonly string[] = []): void {
    const held = this.#serving.brands.filter((brand) => !current.includes(brand));
    const kept = held.length > 0 ? [`The last good mock keeps serving ${held.join(", ")}.`] : [];
    const first = this.#isOpen ? [] : ["Until that is mended, what was last generated is served.\n"];
    this.#changes.tellProblems([...problems, ...kept, ...first]);
  }
}

/** What was thrown; with its origin, where it is no mistake of the user. */
function messageOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
