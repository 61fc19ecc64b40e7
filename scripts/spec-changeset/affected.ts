import { isDeepStrictEqual } from "node:util";
import {
  childPointer,
  isList,
  isObject,
  isText,
  type JsonObject,
  member,
  members,
} from "@crm-invoices/openapi";
import type { Pair } from "./schema-pairs.ts";

/**
 * The two documents without the paths and webhooks that have not changed, nor anything that they refer to: comparing
 * the others is most of the work.
 */
export function affected([before, after]: Pair<unknown>): Pair<unknown> {
  if (
    !isObject(before) ||
    !isObject(after) ||
    differ(before, after, "security") ||
    differ(before["components"], after["components"], "securitySchemes")
  ) {
    return [before, after];
  }
  const unchanged = unchangedComponents(before, after);
  const isSame = (section: string, name: string): boolean => {
    const [previous, current] = [before, after].map((document) => member(document[section], name));
    return (
      isDeepStrictEqual(previous, current) &&
      [...referencesIn(previous)].every((reference) => unchanged.has(reference))
    );
  };
  const reduced = (document: JsonObject) => ({
    ...document,
    ...Object.fromEntries(
      ["paths", "webhooks"].map((section) => [
        section,
        Object.fromEntries(members(document[section]).filter(([name]) => !isSame(section, name))),
      ]),
    ),
  });
  return [reduced(before), reduced(after)];
}

/** References to components that, with all that they refer to, are the same in both documents. */
function unchangedComponents(before: JsonObject, after: JsonObject): Set<string> {
  const same = new Set<string>();
  const references = new Map<string, ReadonlySet<string>>();
  for (const [kind, components] of members(after["components"])) {
    for (const [name, component] of members(components)) {
      const reference = `#${childPointer("", "components", kind, name)}`;
      references.set(reference, referencesIn(component));
      const previous = member(member(before["components"], kind), name);
      if (isDeepStrictEqual(previous, component)) same.add(reference);
    }
  }
  // What refers to something that has changed has changed as well, until no more is found.
  for (let size = -1; size !== same.size; ) {
    size = same.size;
    for (const reference of same) {
      if ([...(references.get(reference) ?? [])].some((inner) => !same.has(inner))) same.delete(reference);
    }
  }
  return same;
}

function differ(before: unknown, after: unknown, name: string): boolean {
  return !isDeepStrictEqual(member(before, name), member(after, name));
}

/** Every reference below a node. */
export function referencesIn(node: unknown, found = new Set<string>()): Set<string> {
  if (isList(node)) {
    for (const item of node) referencesIn(item, found);
  } else {
    for (const [key, value] of members(node)) {
      if (key === "$ref" && isText(value)) found.add(value);
      else referencesIn(value, found);
    }
  }
  return found;
}
