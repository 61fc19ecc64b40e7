import { isDeepStrictEqual } from "node:util";
import { childPointer, isList, isObject, isText, member, pointerKeys, valueAt } from "@crm-invoices/openapi";
import { type Change, listed, quoted, sentence } from "./change.ts";

/** A member of an object that the two documents have otherwise, or that only one of them has. */
interface Difference {
  readonly key: string;
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What stands in a document for its readers; how it is told when it changes, of one part or of several. */
const kinds = {
  wording: (parts: string) => `The description of ${parts} is reworded.`,
  tags: (parts: string) => `${sentence(`${parts} is listed under other tags`)}`,
  evidence: (parts: string) => `The evidence for what is said of ${parts} is marked otherwise.`,
  order: (parts: string) => `The values of ${parts} are listed in another order.`,
} as const;

/**
 * What changed for readers: wording, tags, marks of evidence, the order of values, and what is deprecated. `covered`
 * holds the pointers of what is told already.
 */
export function wordingChanges(before: unknown, after: unknown, covered: ReadonlySet<string>): Change[] {
  const changed = new Map<keyof typeof kinds, string[]>();
  const deprecations: Change[] = [];
  for (const difference of differencesBetween(before, after, "")) {
    const { key, pointer } = difference;
    if (isCovered(pointer, covered)) continue;
    const part = partAt(after, pointer) ?? partAt(before, pointer) ?? "the document";
    if (key === "deprecated") {
      const isNow = difference.after === true;
      deprecations.push({
        level: isNow ? "minor" : "patch",
        text: sentence(`${part} is ${isNow ? "now" : "no longer"} deprecated`),
      });
    }
    const kind = kindOf(difference);
    if (kind !== undefined) changed.set(kind, [...(changed.get(kind) ?? []), part]);
  }
  return [
    ...deprecations,
    ...[...changed].map(
      ([kind, parts]): Change => ({ level: "patch", text: kinds[kind](listed(parts, "part")) }),
    ),
  ];
}

const wordingKeys = [
  "summary",
  "description",
  "title",
  "name",
  "url",
  "email",
  "termsOfService",
  "identifier",
];

function kindOf({ key, pointer, before, after }: Difference): keyof typeof kinds | undefined {
  if (key === "x-ledger" || key === "x-evidence") return "evidence";
  if (key === "tags" && pointer !== "/tags") return "tags";
  if (key === "enum") return isList(before) && isList(after) ? "order" : undefined;
  const isText = typeof (before ?? after) === "string";
  return isText && wordingKeys.includes(key) ? "wording" : undefined;
}

/** Differences between two nodes, but for examples, which are compared apart. */
function* differencesBetween(before: unknown, after: unknown, pointer: string): Generator<Difference> {
  for (const key of new Set([...keysOf(before), ...keysOf(after)])) {
    const [previous, current] = [member(before, key), member(after, key)];
    const at = childPointer(pointer, key);
    if (key === "examples" || key === "example" || isDeepStrictEqual(previous, current)) continue;
    if (isObject(previous) && isObject(current)) {
      // Words that stand in place on one side and where a reference leads on the other have only moved.
      if (previous["$ref"] !== current["$ref"]) continue;
      yield* differencesBetween(previous, current, at);
    } else if (isList(previous) && isList(current) && [...previous, ...current].every(isObject)) {
      yield* differencesBetween(byName(previous), byName(current), at);
    } else {
      yield { key, pointer: at, before: previous, after: current };
    }
  }
}

function keysOf(node: unknown): string[] {
  return isObject(node) ? Object.keys(node) : [];
}

/** The members of a list by what they are called, so that one more of them leaves the others alone. */
function byName(list: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(
    list.map((item, index) => {
      const name = [member(item, "$ref"), member(item, "name"), member(item, "url")].find(isText);
      return [name ?? String(index), item];
    }),
  );
}

function isCovered(pointer: string, covered: ReadonlySet<string>): boolean {
  return [...covered].some(
    (known) =>
      known !== "" &&
      (known === pointer || known.startsWith(`${pointer}/`) || pointer.startsWith(`${known}/`)),
  );
}

/** What a changelog calls the operation, the type, the property or the other part that a pointer leads into. */
function partAt(document: unknown, pointer: string): string | undefined {
  const [section, name = "", ...rest] = pointerKeys(pointer);
  if (section === "webhooks") return `the webhook ${quoted(name)}`;
  if (section === "paths") {
    const id = valueAt(document, childPointer("/paths", name, rest[0] ?? "", "operationId"));
    return isText(id) ? quoted(id) : undefined;
  }
  const [part, ...inner] = rest;
  if (section !== "components" || part === undefined) return undefined;
  const properties = inner.filter((key, index) => inner[index - 1] === "properties" && key !== "");
  return quoted([part, ...properties].join("."));
}
