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

/**
 * The path and query of a request whose parameters are given flat. Throws when an id is missing or would change which operation
 * the path names.
 */
export function writeUrl(path: string, values: Readonly<Record<string, unknown>>): string {
  let query = "";
  for (const name in values) {
    let value = values[name];
    path = path.replace(`{${name}}`, () => {
      const id = write(name, !/^\.{0,2}$/.test(`${value}`) && value, / St/);
      value = undefined;
      return id;
    });
    for (const each of [value].flat()) {
      if (each === undefined || each === null) continue;
      query += `&${encodeURIComponent(name)}=${write(name, each, / (St|Bo)/)}`;
    }
  }
  // One that is left in braces is missing.
  path.replace(/{.+?}/, (name) => write(name, !name, / St/));
  return path + query.replace("&", "?");
}

/**
 * The body as JSON; undefined when there is none. Throws where `JSON.stringify` by itself would write `null` or nothing for
 * what is neither `null` nor a field left undefined: a number that is none, an invalid date, a function, a `Map`.
 *
 * @param alt What is filled in, once the body has turned into what it is written as.
 */
export function writeBody(body: unknown, alt?: Alt | false): string {
  const places = new Map<unknown, string>();
  return JSON.stringify(body, function (this: Record<string, unknown>, name: string, value: unknown) {
    if (typeof value === "string") return value;
    const place = (places.get(this) ?? "body") + name;
    // Nothing is made of an invalid date, and `null` of what is undefined in a list.
    const isMeant = () => this[name] === (Array.isArray(this) ? null : value);
    checkKind(place, value ?? (isMeant() || value), / (St|Bo|Ob|Ar)/);
    if (alt && !places.size) value = fill(Object(value), alt);
    places.set(value, `${place}.`);
    return value;
  });
}
