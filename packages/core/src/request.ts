import type { Call } from "./call.ts";
import { InvalidRequestError } from "./errors/index.ts";

type Values = Readonly<Record<string, unknown>>;

/** The error of a request that is not sent. */
export function refusal(call: Call, says: string, cause?: unknown): InvalidRequestError {
  return new InvalidRequestError(`not sent: ${says}`, call, cause);
}

/** What kept a request from being sent, as the error of its call. */
export function asRefusal(call: Call, cause: unknown): InvalidRequestError {
  if (cause instanceof InvalidRequestError) return cause;
  return refusal(call, cause instanceof Error ? cause.message : "cannot be written", cause);
}

/** A path template in parts: what stands in it as it is and the names of its parameters, in turns. */
export function partsOf(path: string): readonly string[] {
  return path.split(/\{(\w+)\}/);
}

/** The path with its ids written in. Throws when one would change which operation the path names. */
export function writePath(call: Call, parts: readonly string[], values: Values): string {
  let [path = ""] = parts;
  for (let index = 1; index < parts.length; index += 2) {
    const name = parts[index] ?? "";
    const value = values[name];
    const id = Number.isFinite(value) ? `${value}` : value;
    if (typeof id !== "string" || !id || id === "." || id === "..")
      throw refusal(call, `${name} is not an id`);
    path += encodeURIComponent(id) + parts[index + 1];
  }
  return path;
}

/** The path and query of a request whose parameters are given flat. */
export function writeUrl(call: Call, parts: readonly string[], values: Values): string {
  let url = writePath(call, parts, values);
  let mark = "?";
  for (const name in values) {
    // No parameter is named like a fixed part, which begins with a slash.
    if (name === "body" || parts.includes(name)) continue;
    for (const value of [values[name]].flat()) {
      if (value === undefined || value === null) continue;
      if (!/^(string|boolean)$/.test(typeof value) && !Number.isFinite(value))
        throw refusal(call, `${name} cannot be written`);
      url += `${mark}${encodeURIComponent(name)}=${encodeURIComponent(`${value}`)}`;
      mark = "&";
    }
  }
  return url;
}

/** The body as JSON. By itself, `JSON.stringify` writes `null` for a number that is none. */
export function writeBody(call: Call, body: unknown): string {
  return JSON.stringify(body, (name, value: unknown) => {
    if (typeof value === "number" && !Number.isFinite(value)) throw refusal(call, `${name} is not a number`);
    return value;
  });
}
