import { canonical, isList, isObject, isText, members, valueAt } from "../reconcile/json.ts";
import { listOperations } from "../reconcile/operations.ts";
import { type Change, listed, quoted } from "./change.ts";
import { labelOf } from "./findings.ts";

/** What changed in the examples of operations and types, which `redocly diff` passes over. */
export function exampleChanges(before: unknown, after: unknown): Change[] {
  const old = examplesByOwner(before);
  const changed = [...examplesByOwner(after)]
    .filter(([owner, examples]) => old.has(owner) && old.get(owner) !== examples)
    .map(([owner]) => owner);
  return changed.length === 0
    ? []
    : [{ level: "patch", text: `The examples of ${listed(changed, "part")} have changed.` }];
}

function examplesByOwner(document: unknown): Map<string, string> {
  const owners = new Map<string, string>();
  for (const operation of listOperations(document)) {
    owners.set(labelOf(operation), canonical(examplesIn(document, operation.node)));
  }
  for (const [name, schema] of members(valueAt(document, "/components/schemas"))) {
    owners.set(quoted(name), canonical(examplesIn(document, schema)));
  }
  return owners;
}

function examplesIn(document: unknown, node: unknown): unknown[] {
  if (isList(node)) {
    return node.flatMap((item) => examplesIn(document, item));
  }
  return members(node).flatMap(([key, value]) =>
    key === "examples" || key === "example" ? [dereferenced(document, value)] : examplesIn(document, value),
  );
}

/** Named examples are mostly references; what counts is what they refer to. */
function dereferenced(document: unknown, value: unknown): unknown {
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, example]) => {
          const reference = isObject(example) ? example["$ref"] : undefined;
          return [name, isText(reference) ? valueAt(document, reference.slice(1)) : example];
        }),
      )
    : value;
}
