import { isDeepStrictEqual } from "node:util";
import { childPointer, isList, isObject, members, resolve, valueAt } from "@crm-invoices/openapi";
import { statedOperations } from "../reconcile/operations.ts";
import { type Change, listed, quoted } from "./change.ts";
import { labelOf } from "./findings.ts";

/** What a part of the document shows: where below the part → the example, and its JSON pointer in the document. */
type Examples = ReadonlyMap<string, { readonly value: unknown; readonly pointer: string }>;

/**
 * What changed in the examples of operations and types, which `redocly diff` passes over. `covered` holds the pointers
 * of what has been told already: that a field is new or gone says so of its examples.
 */
export function exampleChanges(before: unknown, after: unknown, covered: ReadonlySet<string>): Change[] {
  const ownersBefore = examplesByOwner(before);
  const changed = [...examplesByOwner(after)]
    .filter(([owner, examples]) => differ(ownersBefore.get(owner) ?? examples, examples, covered))
    .map(([owner]) => owner);
  return changed.length === 0
    ? []
    : [{ level: "patch", text: `The examples of ${listed(changed, "part")} have changed.` }];
}

function differ(before: Examples, after: Examples, covered: ReadonlySet<string>): boolean {
  return [...new Set([...before.keys(), ...after.keys()])].some((at) => {
    const [exampleBefore, exampleAfter] = [before.get(at), after.get(at)];
    const pointer = (exampleAfter ?? exampleBefore)?.pointer ?? "";
    return (
      !isDeepStrictEqual(exampleBefore?.value, exampleAfter?.value) &&
      ![...covered].some((known) => pointer.startsWith(`${known}/`))
    );
  });
}

function examplesByOwner(document: unknown): Map<string, Examples> {
  const schemas = "/components/schemas";
  return new Map([
    ...statedOperations(document).map(
      (operation) => [labelOf(operation), examplesOf(document, operation.node, operation.pointer)] as const,
    ),
    ...members(valueAt(document, schemas)).map(
      ([name, schema]) => [quoted(name), examplesOf(document, schema, childPointer(schemas, name))] as const,
    ),
  ]);
}

function examplesOf(document: unknown, owner: unknown, pointer: string): Examples {
  return new Map(
    examplesIn(owner, "").map(([at, value]) => [
      at,
      { value: dereferenced(document, value), pointer: pointer + at },
    ]),
  );
}

function examplesIn(node: unknown, at: string): [at: string, value: unknown][] {
  if (isList(node)) {
    return node.flatMap((item, index) => examplesIn(item, childPointer(at, index)));
  }
  return members(node).flatMap(([key, value]): [string, unknown][] =>
    key === "examples" || key === "example"
      ? [[childPointer(at, key), value]]
      : examplesIn(value, childPointer(at, key)),
  );
}

/** Named examples are mostly references; what counts is what they refer to. */
function dereferenced(document: unknown, value: unknown): unknown {
  return isObject(value)
    ? Object.fromEntries(members(value).map(([name, example]) => [name, resolve(document, example)]))
    : value;
}
