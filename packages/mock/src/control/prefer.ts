import { nearestName } from "../nearest-name.ts";
import { Refusal } from "../refusal.ts";

/** What a request asks of its response, in the header `Prefer` or in query fields that start with `__`. */
export interface RequestPreferences {
  readonly status?: number | undefined;
  readonly example?: string | undefined;
  readonly dynamic?: boolean | undefined;
  readonly seed?: string | undefined;
  /** Milliseconds to wait before the response is sent. */
  readonly delay?: number | undefined;
}

const names = ["code", "example", "dynamic", "seed", "delay"] as const;
const nothing: RequestPreferences = {};

/** The longest delay, in milliseconds: longer ones are cut. */
export const longestDelay = 60_000;

/** Reads what a request asks for; of two statements about the same thing the header's holds. */
export function requestPreferences(header: string | undefined, query: URLSearchParams): RequestPreferences {
  if (!header && query.size === 0) return nothing;
  for (const name of query.keys()) if (name.startsWith("__")) checkName(name.slice(2));
  const asked = new Map<string, string>();
  for (const name of names) {
    const value = query.get(`__${name}`);
    if (value !== null) asked.set(name, value);
  }
  // Each preference counts once, the first time.
  for (const [name, value] of header ? parsePrefer(header).reverse() : []) {
    checkName(name);
    asked.set(name, value);
  }
  if (asked.size === 0) return nothing;

  const code = asked.get("code");
  const example = asked.get("example");
  const dynamic = asked.get("dynamic");
  const seed = asked.get("seed");
  const delay = asked.get("delay");
  return {
    ...(code !== undefined && { status: parseCode(code) }),
    ...(example !== undefined && { example }),
    ...(dynamic !== undefined && { dynamic: parseBoolean(dynamic) }),
    ...(seed !== undefined && { seed }),
    ...(delay !== undefined && { delay: parseDelay(delay) }),
  };
}

/** Preferences of others are ignored, as the standard wants; one that is nearly ours is misspelled. */
function checkName(name: string): void {
  const nearest = nearestName(name, names);
  if (nearest === undefined || nearest === name) return;
  throw new Refusal(422, `Prefer: there is no "${name}"; did you mean "${nearest}"?`);
}

/** Splits `code=404, example="not found"`; a semicolon separates like a comma. */
function parsePrefer(header: string): [string, string][] {
  const pairs: [string, string][] = [];
  for (const [, name = "", quoted, plain = ""] of header.matchAll(
    /([^=,;"]+)(?:=\s*(?:"([^"]*)"|([^,;]*)))?/g,
  )) {
    pairs.push([name.trim().toLowerCase(), (quoted ?? plain).trim()]);
  }
  return pairs;
}

function parseCode(text: string): number {
  const code = /^\d{3}$/.test(text) ? Number(text) : 0;
  if (code < 200 || code > 599)
    throw new Refusal(422, `Prefer: code "${text}" is not a status from 200 to 599`);
  return code;
}

function parseBoolean(text: string): boolean {
  if (text !== "true" && text !== "false") {
    throw new Refusal(422, `Prefer: dynamic "${text}" is neither true nor false`);
  }
  return text === "true";
}

function parseDelay(text: string): number {
  if (!/^\d{1,9}$/.test(text))
    throw new Refusal(422, `Prefer: delay "${text}" is not a number of milliseconds`);
  return Math.min(Number(text), longestDelay);
}
