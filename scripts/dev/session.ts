import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Output } from "../command/report.ts";
import { UserError } from "../command/user-error.ts";
import { stamp } from "../generate/brand-unit.ts";
import { specFolder } from "../workspace/paths.ts";
import { Findings } from "./findings.ts";
import { type Good, Judge } from "./judge.ts";
import { changesBetween, type Look, lookAt } from "./look.ts";
import { createLoop } from "./loop.ts";
import { few, News } from "./news.ts";
import { practise } from "./practise.ts";
import { type Place, Serving } from "./serving.ts";
import type { Outcome, Shared } from "./tasks.ts";
import { Threads } from "./threads.ts";
import { watchProject } from "./watch.ts";
import { Writer } from "./writer.ts";

export interface SessionOptions extends Place {
  /** The brands to serve, in the order of their ports; all there are when undefined. */
  readonly brands: readonly string[] | undefined;
  readonly output: Output;
}

/**
 * Watches `spec/`. What is saved is judged, then taken over by the mock, then written as `pnpm generate` would write
 * it; what is not good changes nothing.
 */
export class Session {
  readonly #root: string;
  readonly #names: readonly string[] | undefined;
  readonly #output: Output;
  readonly #threads = new Threads();
  readonly #judge: Judge;
  readonly #serving: Serving;
  readonly #writer: Writer;
  readonly #loop = createLoop((outdated) => this.#run(outdated));
  readonly #news = new News();
  readonly #findings = new Findings();
  /** Brand → the hash of what its last good files are made from. */
  readonly #inputs = new Map<string, string>();
  #look: Look | undefined;
  #noticed: number | undefined;
  #practice = new AbortController();
  /** Whether something has changed since it was last told what came of it. */
  #untold = true;
  /** Whether a document is not good. */
  #refused = false;
  /** Whether something was wrong when it was last told about. */
  #mistaken = false;
  #started = false;
  #failure: unknown;
  #unwatch: (() => Promise<void>) | undefined;
  #closed: Promise<void> | undefined;

  constructor(root: string, { brands, output, ...place }: SessionOptions) {
    this.#root = root;
    this.#names = brands;
    this.#output = output;
    this.#serving = new Serving(root, place);
    this.#judge = new Judge(root, this.#threads, ({ brand, version, sources }, documents) =>
      this.#serving.prepare(
        brand.id,
        stamp(documents.documented, version, sources.documented),
        stamp(documents.observed, version, sources.observed),
      ),
    );
    this.#writer = new Writer(root, this.#threads);
  }

  /** Where each brand answers, by its id. */
  get urls(): Readonly<Record<string, string>> {
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
    if (!this.#started && this.#closed === undefined) throw this.#failure;
    if (this.#look !== undefined) {
      this.#practice = new AbortController();
      // What is wrong has been told, and what else fails will be told when it matters.
      practise(this.#root, this.#threads, this.#look, this.#practice.signal).catch(() => {});
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
    this.#practice.abort();
    // A run that waits for a thread ends with the threads.
    await Promise.all([this.#loop.stop(), this.#threads.close(), this.#unwatch?.()]);
    await this.#serving.close();
  }

  #notice(): void {
    this.#practice.abort();
    this.#noticed ??= performance.now();
    this.#loop.notice();
  }

  async #run(outdated: AbortSignal): Promise<void> {
    try {
      const look = await this.#lookAgain();
      if (this.#untold) {
        const waiting = look.brands.filter(({ brand, inputs }) => this.#inputs.get(brand.id) !== inputs);
        const { good, mistakes } = await this.#judge.judge(look, waiting);
        if (mistakes.length > 0) await this.#lookTwice(look);
        if (outdated.aborted) return;
        for (const made of good) this.#take(made);
        this.#tell(look, [...look.unreadable.values(), ...mistakes]);
      }
      await this.#write(look, outdated);
    } catch (error) {
      // The run that follows tries again, and has something to say if that fails too.
      if (outdated.aborted) return;
      this.#failure = error;
      if (this.#started) this.#tellMistakes([messageOf(error)]);
    }
  }

  /** What is there now. Throws when the program itself has changed, for what it makes would be out of date. */
  async #lookAgain(): Promise<Look> {
    const since = this.#noticed ?? performance.now();
    this.#noticed = undefined;
    const look = await lookAt(this.#root);
    const { files, program } = this.#look ?? look;
    const loaded = changesBetween(program, look.program);
    if (loaded.length > 0) {
      throw new UserError(
        `${few(loaded)} changed, but \`pnpm dev\` goes on with what it has loaded. Stop it and start it again.`,
      );
    }
    const changed = changesBetween(files, look.files);
    this.#news.saved(changed, since);
    this.#untold ||= changed.length > 0;
    this.#look = look;
    const ids = look.brands.map(({ brand }) => brand.id);
    for (const gone of [...this.#inputs.keys()].filter((id) => !ids.includes(id))) {
      this.#inputs.delete(gone);
    }
    return look;
  }

  /** A file that was read while it was being written is no mistake: what has changed meanwhile is a notice of its own. */
  async #lookTwice({ files }: Look): Promise<void> {
    if (changesBetween(files, (await lookAt(this.#root)).files).length > 0) {
      this.#notice();
    }
  }

  #take(made: Good): void {
    const { brand, inputs, serve } = made;
    serve?.();
    this.#news.taken(brand.id, serve !== undefined);
    this.#inputs.set(brand.id, inputs);
    this.#writer.add(made);
  }

  #tell(look: Look, mistakes: readonly string[]): void {
    this.#refused = mistakes.length > 0;
    if (this.#started && this.#news.hasDocuments) {
      this.#tellNews();
    }
    if (this.#refused) {
      const current = look.brands.filter(({ brand, inputs }) => this.#inputs.get(brand.id) === inputs);
      this.#tellMistakes(
        mistakes,
        current.map(({ brand }) => brand.id),
      );
      this.#untold = false;
    }
  }

  /** @param result what came of it, when no document was taken over. */
  #tellNews(result?: string): void {
    this.#output.log(`${this.#mistaken && !this.#refused ? "mended: " : ""}${this.#news.tell(result)}`);
    this.#mistaken = this.#refused;
    this.#untold = false;
  }

  /** @param current the brands that are served as `spec/` has them now. */
  #tellMistakes(mistakes: readonly string[], current: readonly string[] = []): void {
    const held = this.#serving.brands.filter((brand) => !current.includes(brand));
    const kept = held.length > 0 ? [`The last good mock keeps serving ${held.join(", ")}.`] : [];
    const first = this.#started ? [] : ["Until that is mended, what was last generated is served.\n"];
    this.#output.error([...mistakes, ...kept, ...first].join("\n"));
    this.#news.forget();
    this.#mistaken = true;
  }

  async #write(look: Look, outdated: AbortSignal): Promise<void> {
    const mistakes = await this.#writer.write(outdated);
    if (mistakes === undefined) return;
    if (mistakes.size > 0) {
      for (const brand of mistakes.keys()) this.#inputs.delete(brand);
      this.#refused = true;
      this.#tellMistakes([...mistakes.values()]);
    }
    // What is made of all brands together waits until all of them are good.
    if (!this.#refused) {
      const shared = await this.#writer.writeShared(outdated);
      if (shared === undefined) return;
      this.#tellShared(shared);
    }
    await this.#serve(look);
  }

  #tellShared(outcome: Outcome<Shared>): void {
    if (!outcome.ok) {
      this.#tellMistakes([outcome.mistake], this.#serving.brands);
      this.#untold = false;
      return;
    }
    if (this.#started && this.#news.files.length > 0) {
      this.#tellNews(outcome.value.files.size > 0 ? "report remade" : "nothing to remake");
    }
    this.#untold = false;
    const findings = this.#findings.update(outcome.value);
    if (findings !== undefined) this.#output.log(findings);
  }

  /** Serves the brands that are there now, where they are not the ones that are served. */
  async #serve(look: Look): Promise<void> {
    const ids = [...look.brands.map(({ brand }) => brand.id), ...look.unreadable.keys()].sort();
    const hasDocument = (id: string) => existsSync(join(specFolder(this.#root), `generated/${id}.json`));
    const wanted = (this.#names ?? ids).filter((id) => ids.includes(id) && hasDocument(id));
    const served = this.#serving.brands;
    if (wanted.length === 0) {
      throw new UserError(
        "No brand has a document that could be served. Mend what is wrong, or add a brand.",
      );
    }
    if (wanted.join() === served.join()) return;
    const banner = await this.#serving.open(wanted);
    const left = served.filter((id) => !ids.includes(id) && hasDocument(id));
    const hint = left.map(
      (id) =>
        `What was made for ${id} is still there: put its overlay back and run \`pnpm brand:remove ${id}\`.\n\n`,
    );
    this.#output.log(
      `${hint.join("")}${banner}\n\nWhat is saved in spec/ is served at once. Press Ctrl-C to stop.`,
    );
    if (!this.#started) this.#news.forget();
    this.#started = true;
  }
}

/** What was thrown; with its origin, where it is no mistake of the user. */
function messageOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
