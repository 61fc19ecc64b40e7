import { check } from "./check-options.ts";
import { type Alt, fill } from "./fill.ts";

/** Refuses a value that is neither a number nor of one of the kinds, which are told by its tag. */
function checkKind(name: string, value: unknown, kinds: RegExp): void {
  check(name, Number.isFinite(value) || kinds.test({}.toString.call(value)), "plain");
}

/** A value as it stands in a URL. */
function write(name: string, value: unknown, kinds: RegExp): string {
  checkKind(name, value, kinds);
  return encodeURIComponent(`${value}`);
}

/**
 * The path and query of a request whose parameters are given flat, its body among them. Throws when an id is missing or would
 * change which operation the path names.
 *
 * @param path Texts and the names of parameters, in turns.
 */
export function writeUrl(path: readonly string[], values: Readonly<Record<string, unknown>>): string {
  let query = "";
  let url = "";
  path.forEach((part, index) => {
    const value = values[part];
    url += index % 2 ? write(part, !/^\.{0,2}$/.test(`${value}`) && value, / St/) : part;
  });
  for (const name in values) {
    if (name === "body" || path.indexOf(name) % 2 > 0) continue;
    for (const each of [values[name]].flat()) {
      if (each === undefined || each === null) continue;
      query += (query ? "&" : "?") + encodeURIComponent(name) + "=" + write(name, each, / (St|Bo)/);
    }
  }
  return url + query;
}

/**
 * A copy of what JSON says of the value, so that what is sent is what was looked at. Refuses what `JSON.stringify` would write as
 * `null` or as nothing, though it is neither `null` nor a field left undefined: a number that is none, an invalid date, a
 * function, a `Map`; and what contains itself, whose place never ends.
 */
export function copy(place: string, given: unknown, isListed?: boolean): unknown {
  const value = Object(given).toJSON ? Object(given).toJSON() : given;
  const isList = Array.isArray(value);
  if (!isList && !/ Ob/.test({}.toString.call(value))) {
    // Nothing is made of an invalid date, and `null` of what is undefined in a list.
    checkKind(place, value ?? (given === (isListed ? null : value) || value), / (St|Bo)/);
    return value;
  }
  check(place, !place[999], "plain");
  const fields = Object(isList ? [...value] : { ...value });
  for (const name in fields) {
    if (typeof fields[name] !== "string") fields[name] = copy(`${place}.${name}`, fields[name], isList);
  }
  return fields;
}

/**
 * The body as JSON; undefined when there is none. Throws where something in it would be lost.
 *
 * @param alt What is filled into the body, once it has turned into what it is written as.
 */
export function writeBody(body: unknown, alt?: Alt | false): string {
  const value = copy("body", body);
  return JSON.stringify(typeof value === "string" || !alt ? value : fill(Object(value), alt));
}
