import { isDeepStrictEqual } from "node:util";
import { childPointer, isList, isObject, type JsonObject, members, valueAt } from "@crm-invoices/openapi";
import { type Change, quoted } from "./change.ts";
import { meaningOf } from "./meaning.ts";

const schemas = "/components/schemas";

/**
 * Types that are new, gone or renamed: each schema is a type that the packages export, whether an operation uses it or
 * not. `covered` holds the pointers of what is told already: that a field is new says so of its type.
 */
export function typeChanges(before: unknown, after: unknown, covered: ReadonlySet<string>): Change[] {
  const [previous, current] = [before, after].map((document) => members(valueAt(document, schemas)));
  const names = (list: typeof previous) => new Set((list ?? []).map(([name]) => name));
  const [oldNames, newNames] = [names(previous), names(current)];
  const meaning = (document: unknown, name: string) =>
    meaningOf(document, { node: valueAt(document, childPointer(schemas, name)), pointer: "" });
  const added = [...newNames]
    .filter((name) => !oldNames.has(name))
    .map((name) => ({ name, meaning: meaning(after, name) }));
  const changes: Change[] = [];
  for (const [name, node] of previous ?? []) {
    if (newNames.has(name)) continue;
    const same = added.findIndex((type) => type.meaning === meaning(before, name));
    const [renamed] = same < 0 ? [] : added.splice(same, 1);
    const says =
      renamed !== undefined
        ? `is now called ${quoted(renamed.name)}; what it describes has not changed`
        : isObject(node) && isInPlace(after, node, meaning(before, name))
          ? "is gone; what it described now stands in place, without a name"
          : "is gone";
    changes.push({ level: "major", text: `The type ${quoted(name)} ${says}.` });
  }
  for (const { name } of added) {
    const pointer = childPointer(schemas, name);
    if (![...covered].some((known) => known === pointer || known.startsWith(`${pointer}/`))) {
      changes.push({ level: "minor", text: `The type ${quoted(name)} is new.` });
    }
  }
  return changes;
}

/** Whether a schema of that meaning stands somewhere in the document. */
function isInPlace(document: unknown, { type, properties }: JsonObject, meaning: string): boolean {
  const names = Object.keys(Object(properties)).join();
  const isThere = (value: unknown): boolean =>
    isList(value)
      ? value.some(isThere)
      : isObject(value) && (isWanted(value) || Object.values(value).some(isThere));
  const isWanted = (node: JsonObject): boolean =>
    isDeepStrictEqual(node["type"], type) &&
    Object.keys(Object(node["properties"])).join() === names &&
    meaningOf(document, { node, pointer: "" }) === meaning;
  return isThere(document);
}
