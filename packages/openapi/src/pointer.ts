import { member } from "./json.ts";

/** The JSON pointer of a descendant: `/paths/~1invoices/get` for `/paths`, `/invoices` and `get`. */
export function childPointer(pointer: string, ...keys: readonly (string | number)[]): string {
  return keys.reduce<string>((parent, key) => `${parent}/${escaped(String(key))}`, pointer);
}

// Few keys have anything to escape, and most of what reads a document asks for pointers.
const escaped = (key: string) => (/[~/]/.test(key) ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key);

/** The keys of a JSON pointer, from the outside inwards. */
export function pointerKeys(pointer: string): string[] {
  const keys = pointer.split("/").slice(1);
  return pointer.includes("~") ? keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~")) : keys;
}

/** The value at a JSON pointer, or undefined. References on the way are not followed. */
export function valueAt(document: unknown, pointer: string): unknown {
  return pointerKeys(pointer).reduce<unknown>(member, document);
}
