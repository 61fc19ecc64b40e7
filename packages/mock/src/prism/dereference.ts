import { isObject, type JsonObject, referenceTarget } from "@crm-invoices/openapi";

/** Copies a part of a document, with what each reference names in its place. */
export type Dereference = (part: unknown) => unknown;

/**
 * Makes the function that copies a part of a document with what each reference names in its place, as Prism's parser
 * writes it: what stands beside a reference holds over what the reference names, unless the parser already met the same
 * reference with nothing beside it. A schema that holds itself does so in the copy too.
 *
 * The function throws an error that names a reference that leads nowhere in the document: nothing is read from elsewhere.
 */
export function createDereference(document: JsonObject): Dereference {
  let known: ReadonlySet<object> | undefined;
  /** Whether what a reference names holds over what stands beside it. */
  const targetHolds = (reference: object): boolean => {
    known ??= metAloneBefore(document);
    return known.has(reference);
  };

  return (part) => {
    const copies = new Map<object, unknown>();

    function copy(value: unknown): unknown {
      if (typeof value !== "object" || value === null) return value;
      if (copies.has(value)) return copies.get(value);
      if (Array.isArray(value)) {
        const list: unknown[] = [];
        copies.set(value, list);
        for (const item of value) list.push(copy(item));
        return list;
      }
      if (isReference(value)) {
        const { $ref, ...beside } = value;
        const target = copy(targetOf(document, $ref));
        const merged =
          isEmpty(beside) || !isObject(target) ? target : merge(copied(beside), target, targetHolds(value));
        copies.set(value, merged);
        return merged;
      }
      return copied(value, (members) => copies.set(value, members));
    }

    function copied(value: object, began?: (members: JsonObject) => void): JsonObject {
      const members: JsonObject = {};
      began?.(members);
      for (const [name, member] of Object.entries(value)) members[name] = copy(member);
      return members;
    }

    return copy(part);
  };
}

/** The references with something beside them whose like the parser met before with nothing beside it. */
function metAloneBefore(document: JsonObject): Set<object> {
  const visited = new Set<object>();
  const metAlone = new Set<string>();
  const before = new Set<object>();

  function visit(value: unknown): void {
    if (typeof value !== "object" || value === null || visited.has(value)) return;
    visited.add(value);
    if (!isReference(value)) {
      for (const member of Object.values(value)) visit(member);
      return;
    }
    const { $ref, ...beside } = value;
    const target = targetOf(document, $ref);
    visit(target);
    if (isEmpty(beside)) metAlone.add($ref);
    else if (isObject(target)) {
      if (metAlone.has($ref)) before.add(value);
      visit(beside);
    }
  }

  visit(document);
  return before;
}

const targetOf = (document: JsonObject, reference: string): unknown =>
  referenceTarget(document, reference, "").node;

const isReference = (value: object): value is JsonObject & { $ref: string } =>
  typeof Reflect.get(value, "$ref") === "string" && !Array.isArray(value);

const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

const merge = (beside: JsonObject, target: JsonObject, targetHolds: boolean): JsonObject =>
  targetHolds ? { ...target, ...without(beside, target) } : { ...beside, ...without(target, beside) };

/** The members that the other object does not have. */
const without = (members: JsonObject, other: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(members).filter(([name]) => !Object.hasOwn(other, name)));
