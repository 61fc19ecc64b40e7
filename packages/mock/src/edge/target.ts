import { Refusal } from "../refusal.ts";

/** What the request line asks for. */
export interface Target {
  /** The path as it was sent, percent-encoding included, without a slash at its end. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** Paths that a URL parser would leave as they are. */
const plain = /^(?:\/[\w~-][\w.~-]*)+$/;
const noQuery = new URLSearchParams();

/** Reads the request line's target; refuses one that cannot be decoded. */
export function parseTarget(url: string): Target {
  const mark = url.indexOf("?");
  const path = mark < 0 ? url : url.slice(0, mark);
  const query = mark < 0 ? noQuery : new URLSearchParams(url.slice(mark + 1));
  return { path: plain.test(path) ? path : normalize(path), query };
}

function normalize(path: string): string {
  const absolute = /^https?:\/\/[^/]*(.*)$/i.exec(path);
  const relative = absolute ? absolute[1] || "/" : path;
  if (relative === "*") return "*";
  // Behind a host of its own, so that `//` at the start is a path and not a host.
  const parsed = URL.parse(`http://mock${relative.startsWith("/") ? "" : "/"}${relative}`);
  if (!parsed) throw new Refusal(400, `The path "${shorten(path)}" cannot be read`);
  const broken = parsed.pathname.split("/").find((segment) => !decodes(segment));
  if (broken !== undefined) {
    throw new Refusal(
      400,
      `path: "${shorten(broken)}" has a broken percent-encoding; write a percent sign as %25`,
    );
  }
  // A path with empty segments is left to Prism as it is.
  return /[^/]\/$/.test(parsed.pathname) ? parsed.pathname.slice(0, -1) : parsed.pathname;
}

function decodes(segment: string): boolean {
  try {
    decodeURIComponent(segment);
    return true;
  } catch {
    return false;
  }
}

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** The query as Prism wants it: a name that comes more than once has a list. */
export function queryValues(query: URLSearchParams): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = Object.create(null);
  if (query.size === 0) return values;
  for (const name of new Set(query.keys())) {
    // The controls of the mock are not part of the API.
    if (name.startsWith("__")) continue;
    const all = query.getAll(name);
    values[name] = all.length === 1 ? (all[0] ?? "") : all;
  }
  return values;
}
