import { childPointer, isList, isObject, type JsonObject, member, valueAt } from "@crm-invoices/openapi";

/** Keys and indexes that lead into a part of a document. */
export type Path = readonly (string | number)[];

/**
 * A copy of a document, to be changed as its authors change the description. A part of it is named as its file is:
 * `schemas/Invoice`, `parameters/Limit`, the path `/invoices`, or nothing for the document itself.
 */
export class EditedDocument {
  readonly document: unknown;

  constructor(original: unknown) {
    this.document = structuredClone(original);
  }

  /** Says something new. */
  set(part: string, path: Path, value: unknown): void {
    const [owner, key] = this.#ownerOf(part, path);
    Reflect.set(owner, key, value);
  }

  /** Says something else than what is there. */
  replace(part: string, path: Path, value: unknown): void {
    this.get(part, path);
    this.set(part, path, value);
  }

  remove(part: string, path: Path): void {
    this.get(part, path);
    const [owner, key] = this.#ownerOf(part, path);
    if (Array.isArray(owner)) owner.splice(Number(key), 1);
    else Reflect.deleteProperty(owner, key);
  }

  /** Puts something at the end of a list. */
  add(part: string, path: Path, value: unknown): void {
    this.set(part, [...path, this.#listAt(part, path).length], value);
  }

  /** Takes a value, or a reference, from a list. */
  take(part: string, path: Path, value: string): void {
    const index = this.#listAt(part, path).findIndex(
      (item) => item === value || member(item, "$ref") === value,
    );
    if (index < 0) throw new Error(`${[part, ...path].join(".")} has no ${value}; choose another edit.`);
    this.remove(part, [...path, index]);
  }

  /** What is there. */
  get(part: string, path: Path = []): unknown {
    const found = valueAt(this.document, childPointer(pointerOf(part), ...path));
    if (found === undefined)
      throw new Error(`There is nothing at ${[part, ...path].join(".")}; choose another edit.`);
    return found;
  }

  /** Gives a schema another name, wherever it is referred to. */
  rename(from: string, to: string): void {
    this.set(`schemas/${to}`, [], this.get(`schemas/${from}`));
    this.remove(`schemas/${from}`, []);
    this.#refer(`#/components/schemas/${from}`, { $ref: `#/components/schemas/${to}` });
  }

  /** Puts a schema in place of the references to it. */
  inline(name: string): void {
    const schema = this.get(`schemas/${name}`);
    this.remove(`schemas/${name}`, []);
    this.#refer(`#/components/schemas/${name}`, schema);
  }

  #refer(reference: string, replacement: unknown): void {
    const visit = (node: unknown): void => {
      if (typeof node !== "object" || node === null) return;
      for (const [key, value] of Object.entries(node)) {
        if (member(value, "$ref") === reference) {
          Reflect.set(node, key, { ...structuredClone(Object(replacement)), ...without$ref(value) });
        } else visit(value);
      }
    };
    visit(this.document);
  }

  #listAt(part: string, path: Path): readonly unknown[] {
    const list = this.get(part, path);
    if (!isList(list)) throw new Error(`${[part, ...path].join(".")} is no list; choose another edit.`);
    return list;
  }

  #ownerOf(part: string, path: Path): [owner: object, key: string] {
    const whole = childPointer(pointerOf(part), ...path);
    const end = whole.lastIndexOf("/");
    const owner = valueAt(this.document, whole.slice(0, end));
    if (typeof owner !== "object" || owner === null) {
      throw new Error(`There is nothing at ${[part, ...path].slice(0, -1).join(".")}; choose another edit.`);
    }
    return [
      owner,
      whole
        .slice(end + 1)
        .replaceAll("~1", "/")
        .replaceAll("~0", "~"),
    ];
  }
}

function without$ref(node: unknown): JsonObject {
  if (!isObject(node)) return {};
  const { $ref: _, ...beside } = node;
  return beside;
}

function pointerOf(part: string): string {
  if (part.startsWith("/")) return childPointer("", "paths", part);
  return part === "" ? "" : childPointer("", "components", ...part.split("/"));
}
