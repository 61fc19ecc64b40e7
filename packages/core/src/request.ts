import { check } from "./check-options.ts";
import { type Alt, fill } from "./fill.ts";

/** What a value in a URL, and the path, must be. */
const sendable = "plain";

/** A value as it stands in a URL, which it can be told from its type followed by itself. */
function write(name: string, value: unknown, usable: RegExp): string {
  check(name, usable.test(`${typeof value}${value}`), sendable);
  return encodeURIComponent(`${value}`);
}

/** The path with its ids written in, which are taken out of the values. Throws when one would change which operation the path names. */
export function writePath(path: string, values: Record<string, unknown>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = values[name];
    delete values[name];
    return write(name, id, /^(string(?!\.{0,2}$)|number-?\d)/);
  });
}

/** The path and query of a request whose parameters are given flat. They are used up. */
export function writeUrl(path: string, values: Record<string, unknown>): string {
  check("path", /^(\/(?!\.)[\w.{}-]+)+\/?$/.test(path), sendable);
  let url = `${writePath(path, values)}?`;
  for (const name in values) {
    for (const value of [values[name]].flat()) {
      if (value === undefined || value === null) continue;
      url += `${encodeURIComponent(name)}=${write(name, value, /^(string|boolean|number-?\d)/)}&`;
    }
  }
  return url.slice(0, -1);
}

/**
 * The body as JSON; undefined when there is none. By itself, `JSON.stringify` writes `null` for a number that is none.
 *
 * @param alt What is filled in, once the body has turned into what it is written as.
 */
export function writeBody(body: unknown, alt: Alt | undefined): string {
  const places = new Map<unknown, string>();
  return JSON.stringify(body, function (this: unknown, name: string, value: unknown) {
    if (!name && alt) value = fill(Object(value), alt);
    places.set(value, name ? `${places.get(this)}.${name}` : "body");
    check(places.get(value), typeof value !== "number" || Number.isFinite(value), "finite");
    return value;
  });
}
