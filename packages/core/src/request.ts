import { check } from "./check-options.ts";
import { type Alt, fill } from "./fill.ts";

/** Refuses a value that is neither a number nor of one of the kinds, which are told by its tag. */
function checkKind(name: unknown, value: unknown, kinds: RegExp): void {
  check(name, Number.isFinite(value) || kinds.test({}.toString.call(value)), "plain");
}

/** A value as it stands in a URL. */
function write(name: string, value: unknown, kinds: RegExp): string {
  checkKind(name, value, kinds);
  return encodeURIComponent(`${value}`);
}

/** The path with its ids written in, which are taken out of the values. Throws when one would change which operation the path names. */
export function writePath(path: string, values: Record<string, unknown>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = values[name];
    delete values[name];
    return write(name, /^\.{0,2}$/.test(`${id}`) ? undefined : id, / St/);
  });
}

/** The path and query of a request whose parameters are given flat. They are used up. */
export function writeUrl(path: string, values: Record<string, unknown>): string {
  check("path", /^(\/(?!\.)[\w.{}-]+)+\/?$/.test(path), "plain");
  let url = `${writePath(path, values)}?`;
  for (const name in values) {
    for (const value of [values[name]].flat()) {
      if (value === undefined || value === null) continue;
      url += `${encodeURIComponent(name)}=${write(name, value, / (St|Bo)/)}&`;
    }
  }
  return url.slice(0, -1);
}

/**
 * The body as JSON; undefined when there is none. Throws where `JSON.stringify` by itself would write `null` or nothing for
 * what is neither `null` nor a field left undefined: a number that is none, an invalid date, a function, a `Map`.
 *
 * @param alt What is filled in, once the body has turned into what it is written as.
 */
export function writeBody(body: unknown, alt?: Alt): string {
  const places = new Map<unknown, string>();
  return JSON.stringify(body, function (this: Record<string, unknown>, name: string, value: unknown) {
    const place = name ? `${places.get(this)}.${name}` : "body";
    // Nothing is made of an invalid date, and `null` of what is undefined in a list.
    const isMeant = this[name] === (Array.isArray(this) ? null : value);
    checkKind(place, value ?? (isMeant || value), / (St|Bo|Ob|Ar)/);
    if (!name && alt) value = fill(Object(value), alt);
    places.set(value, place);
    return value;
  });
}
