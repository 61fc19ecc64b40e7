import { documentHeading } from "./other-statements.ts";
import { type Labels, type Places, statementsOf } from "./statements.ts";

/** The changes of one operation, or of the document itself. */
export interface ChangeGroup {
  readonly heading: string;
  /** `+ request.memo: type string`, `- …` for what is gone, `~ …` with the old and the new value. */
  readonly lines: readonly string[];
}

/** What `after` states in another way than `before`, operation by operation, place by place. */
export function changesBetween(before: unknown, after: unknown): ChangeGroup[] {
  const [old, current] = statementsOf(before, after);
  const headings = union(current.keys(), old.keys());
  return [...headings.filter((heading) => heading !== documentHeading), documentHeading]
    .map((heading) => ({ heading, lines: compareHeading(old.get(heading), current.get(heading)) }))
    .filter(({ lines }) => lines.length > 0);
}

function compareHeading(before: Places | undefined, after: Places | undefined): string[] {
  if (before === undefined || after === undefined) {
    const places = (before ?? after)?.size ?? 0;
    return [`${before === undefined ? "+" : "-"} the whole operation (${places} places)`];
  }
  return compare(before, after);
}

function union(first: Iterable<string>, second: Iterable<string>): string[] {
  return [...new Set([...first, ...second])];
}

function compare(before: Places, after: Places): string[] {
  return union(after.keys(), before.keys()).flatMap((at) => {
    const old = before.get(at);
    const current = after.get(at);
    if (old === undefined || current === undefined) {
      return `${old === undefined ? "+" : "-"} ${described(at, current ?? old)}`;
    }
    return union(current.keys(), old.keys()).flatMap((label) =>
      compareValues(`${at}: ${label}`, old.get(label) ?? [], current.get(label) ?? []),
    );
  });
}

function described(at: string, labels: Labels | undefined): string {
  const statements = [...(labels ?? [])].map(([label, values]) => `${label} ${values.join(", ")}`);
  return statements.length === 0 ? at : `${at}: ${statements.join("; ")}`;
}

function compareValues(title: string, before: readonly string[], after: readonly string[]): string[] {
  const gone = before.filter((value) => !after.includes(value));
  const fresh = after.filter((value) => !before.includes(value));
  const [old] = gone;
  const [current] = fresh;
  if (gone.length === 1 && fresh.length === 1) {
    return [`~ ${title} ${old} -> ${current}`];
  }
  return [...fresh.map((value) => `+ ${title} ${value}`), ...gone.map((value) => `- ${title} ${value}`)];
}
