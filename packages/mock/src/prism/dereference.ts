import { isObject, type JsonObject, referenceTarget } from "@crm-invoices/openapi";

/**
 * A copy of a document with what each reference names in its place, as Prism's parser writes it: what stands beside a
 * reference holds over what the reference names, unless the parser already met the same reference with nothing beside it.
 * A schema that holds itself does so in the copy too.
 *
 * @throws Error that names a reference that leads nowhere in the document: nothing is read from elsewhere.
 */
export function dereference(document: JsonObject): JsonObject {
  const copies = new Map<object, unknown>();
  const metAlone = new Set<string>();

  function copy(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (copies.has(value)) return copies.get(value);
    if (Array.isArray(value)) {
      const list: unknown[] = [];
      copies.set(value, list);
      for (const item of value) list.push(copy(item));
      return list;
    }
    if (isObject(value) && typeof value["$ref"] === "string") {
      const { $ref, ...beside } = value;
      const target = copy(referenceTarget(document, $ref, "").node);
      const alone = Object.keys(beside).length === 0;
      if (alone) metAlone.add($ref);
      const merged = alone || !isObject(target) ? target : merge(beside, target, metAlone.has($ref));
      copies.set(value, merged);
      return merged;
    }
    const members: JsonObject = {};
    copies.set(value, members);
    for (const [name, member] of Object.entries(value)) members[name] = copy(member);
    return members;
  }

  function merge(beside: JsonObject, target: JsonObject, targetHolds: boolean): JsonObject {
    const copied: JsonObject = {};
    for (const [name, member] of Object.entries(beside)) copied[name] = copy(member);
    return targetHolds
      ? { ...target, ...without(copied, target) }
      : { ...copied, ...without(target, copied) };
  }

  const copied = copy(document);
  return isObject(copied) ? copied : {};
}

/** The members that the other object does not have. */
const without = (members: JsonObject, other: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(members).filter(([name]) => !Object.hasOwn(other, name)));
