import type { Place } from "./operations.ts";

/** One way in which Prism finds that a request or a response breaks the document. */
export interface Violation {
  readonly code: string;
  readonly location: readonly string[];
}

/** What Prism reports about a request or about its own response; nothing when all is well. */
export function violationsOf(response: Response): Violation[] {
  return JSON.parse(response.headers.get("sl-violations") ?? "[]");
}

/** Where Prism says that a fault of a request is. It writes the names of headers and query parameters in lower case. */
export function locationOf(place: Place, path: readonly string[]): string[] {
  return ["request", place, ...(place === "body" ? path : path.map((name) => name.toLowerCase()))];
}
