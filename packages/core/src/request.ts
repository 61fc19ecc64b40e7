import { InvalidRequestError } from "./errors/index.ts";
import type { Call } from "./transport.ts";

type Values = Readonly<Record<string, unknown>>;

/** The error of a request that is not sent. */
export function refusal(
  { method, path, operationId }: Call,
  says: string,
  cause?: unknown,
): InvalidRequestError {
  return new InvalidRequestError(
    `not sent: ${says}`,
    { method, path, operationId, status: undefined },
    cause,
  );
}

/** The path with its ids written in. Throws when one would change which operation the path names. */
export function writePath(call: Call, values: Values): string {
  return call.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = values[name];
    if (/^(string|number)$/.test(typeof id) && !/^\.{0,2}$/.test(`${id}`)) return encodeURIComponent(`${id}`);
    throw refusal(call, `${name} is not an id`);
  });
}

/** The path and query of a request whose parameters are given flat. */
export function writeUrl(call: Call, values: Values): string {
  let url = writePath(call, values);
  let mark = "?";
  for (const name in values) {
    if (name === "body" || call.path.includes(`{${name}}`)) continue;
    for (const value of [values[name]].flat()) {
      if (value === undefined || value === null) continue;
      url += `${mark}${encodeURIComponent(name)}=${encodeURIComponent(`${value}`)}`;
      mark = "&";
    }
  }
  return url;
}
