import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

interface OutputFile {
  readonly path: string;
  readonly contents: Uint8Array;
}

/** Writes those files of a build that are new or have changed, each at once: a running program may read the others. */
export function writeOutputs(files: readonly OutputFile[]): void {
  for (const { path, contents } of files) {
    if (isWritten(path, contents)) continue;
    mkdirSync(dirname(path), { recursive: true });
    const aside = `${path}.${process.pid}`;
    writeFileSync(aside, contents);
    renameSync(aside, path);
  }
}

function isWritten(path: string, contents: Uint8Array): boolean {
  try {
    return readFileSync(path).equals(contents);
  } catch {
    return false;
  }
}
