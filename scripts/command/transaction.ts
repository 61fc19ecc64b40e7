import { readFileSync } from "node:fs";
import { chmod, lstat, mkdir, readdir, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { interruptible } from "./interruptible.ts";
import { UserError } from "./user-error.ts";

/** Does a part of a transaction, unless it was stopped before. The signal is aborted when it is stopped meanwhile. */
export type Part = <Result>(name: string, work: (stop: AbortSignal) => Promise<Result>) => Promise<Result>;

/** What a transaction tells of itself; tests let it fail there. */
export type Watcher = (name: string) => void;

/**
 * Changes files together: when the work fails, or is stopped by Ctrl-C, every file at `paths` is again what it was before.
 * What git never takes, such as `node_modules` and `dist`, is only put away with a folder that is new.
 *
 * @param paths files and folders, relative to `root`, that the work may change; they need not exist.
 */
export async function transaction<Result>(
  root: string,
  paths: readonly string[],
  work: (part: Part) => Promise<Result>,
  watch: Watcher = () => {},
): Promise<Result> {
  return interruptible(async (stop) => {
    const before = await snapshot(root, paths);
    try {
      const result = await work(async (name, part) => {
        stop.throwIfAborted();
        watch(name);
        const done = await part(stop);
        stop.throwIfAborted();
        return done;
      });
      // A signal that came before the end is told after it.
      await setImmediate();
      stop.throwIfAborted();
      return result;
    } catch (error) {
      // A program that Ctrl-C ended fails in words of its own.
      const cause = stop.aborted ? stop.reason : error;
      const left = await restore(root, paths, before);
      if (left.length === 0) throw cause;
      throw new UserError(
        `${messageOf(cause)}\nThese files could not be put back: ${left.join(", ")}. \`git status\` shows what they are now.`,
      );
    }
  });
}

function messageOf(error: unknown): string {
  return typeof error === "object" && error !== null && "message" in error
    ? String(error.message)
    : String(error);
}

type Entry =
  | { readonly kind: "folder" }
  | { readonly kind: "link"; readonly target: string }
  | { readonly kind: "file"; readonly mode: number; readonly content: Buffer };

/** Path, relative to the root → what is there; folders come before what they hold. */
type Snapshot = ReadonlyMap<string, Entry>;

const passedOver = ["node_modules", "dist", ".turbo"];

async function snapshot(root: string, paths: readonly string[]): Promise<Snapshot> {
  const entries = new Map<string, Entry>();
  for (const path of paths) await add(root, path, entries);
  return entries;
}

async function add(root: string, path: string, entries: Map<string, Entry>): Promise<void> {
  const file = join(root, path);
  const found = await lstat(file).catch(() => undefined);
  if (found === undefined) return;
  if (found.isSymbolicLink()) {
    entries.set(path, { kind: "link", target: await readlink(file) });
  } else if (found.isDirectory()) {
    entries.set(path, { kind: "folder" });
    for (const name of (await readdir(file)).filter((each) => !passedOver.includes(each))) {
      await add(root, join(path, name), entries);
    }
  } else if (found.isFile()) {
    entries.set(path, { kind: "file", mode: found.mode, content: readFileSync(file) });
  }
}

/** Puts everything back, and gives the paths where that fails. */
async function restore(root: string, paths: readonly string[], before: Snapshot): Promise<string[]> {
  const after = await snapshot(root, paths);
  const left: string[] = [];
  const attempt = (path: string, work: () => Promise<unknown>) => work().catch(() => left.push(path));
  for (const path of after.keys()) {
    if (!before.has(path)) {
      await attempt(path, () => rm(join(root, path), { recursive: true, force: true }));
    }
  }
  for (const [path, entry] of before) {
    if (!isSame(entry, after.get(path))) await attempt(path, () => putBack(join(root, path), entry));
  }
  return left;
}

function isSame(before: Entry, after: Entry | undefined): boolean {
  if (before.kind === "folder") return after?.kind === "folder";
  if (before.kind === "link") return after?.kind === "link" && after.target === before.target;
  return after?.kind === "file" && after.mode === before.mode && after.content.equals(before.content);
}

async function putBack(file: string, entry: Entry): Promise<void> {
  await rm(file, { recursive: true, force: true });
  await mkdir(entry.kind === "folder" ? file : dirname(file), { recursive: true });
  if (entry.kind === "link") {
    await symlink(entry.target, file);
  } else if (entry.kind === "file") {
    await writeFile(file, entry.content);
    await chmod(file, entry.mode);
  }
}
