import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import type { Level } from "../../change.ts";
import type { Edit } from "../edit.ts";
import type { EditedDocument, Path } from "../edited-document.ts";

/** An edit as it is written in the files of data beside this one. */
interface WrittenEdit {
  readonly title: string;
  readonly make: readonly Step[];
  readonly changes: readonly { readonly [level in Level]?: string }[];
}

/** What is done, by the part of the document it is done to. */
interface Step {
  readonly set?: string;
  readonly replace?: string;
  readonly remove?: string;
  readonly add?: string;
  readonly take?: string;
  readonly at?: Path;
  readonly value?: unknown;
}

const levels = ["major", "minor", "patch"] as const;

/** The edits of `requests.yaml`, `answers.yaml` and `operations.yaml`. */
export const writtenEdits: readonly Edit[] = (
  await Promise.all(["requests", "answers", "operations"].map(readEdits))
).flat();

async function readEdits(name: string): Promise<Edit[]> {
  const written: readonly WrittenEdit[] = parse(
    await readFile(new URL(`${name}.yaml`, import.meta.url), "utf8"),
  );
  return written.map(({ title, make, changes }) => ({
    title,
    make: (spec) => {
      for (const step of make) apply(spec, step);
    },
    changes: changes.flatMap((change) =>
      levels.flatMap((level) => {
        const text = change[level];
        return text === undefined ? [] : [{ level, text }];
      }),
    ),
  }));
}

function apply(spec: EditedDocument, { set, replace, remove, add, take, at = [], value }: Step): void {
  if (set !== undefined) spec.set(set, at, value);
  if (replace !== undefined) spec.replace(replace, at, value);
  if (remove !== undefined) spec.remove(remove, at);
  if (add !== undefined) spec.add(add, at, value);
  if (take !== undefined) spec.take(take, at, String(value));
}
