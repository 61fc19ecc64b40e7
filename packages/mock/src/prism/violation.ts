import { isObject } from "@crm-invoices/openapi";

/** What Prism has to say about a part of the request or of the response, as its header `sl-violations` shows it. */
export interface Violation {
  readonly location: string[];
  readonly severity: string;
  readonly code?: string | number;
  readonly message: string;
}

/** The same, as Prism's validators give it. */
export interface Diagnostic {
  readonly path?: string[];
  readonly severity: number;
  readonly code?: string | number;
  readonly message: string;
}

/** Severity `Error` of a diagnostic. */
export const severe = 0;

const severities = ["Error", "Warning", "Information", "Hint"];

// The order of the keys is that of Prism's header.
export function violationOf(
  side: "request" | "response",
  { path = [], severity, code, message }: Diagnostic,
): Violation {
  return {
    location: [side, ...path],
    severity: severities[severity] ?? "Error",
    ...(code !== undefined && { code }),
    message,
  };
}

/** The violations that Prism lists in an error of its own. */
export function violationsInError(listed: unknown): Violation[] {
  if (!Array.isArray(listed)) return [];
  return listed.filter(isObject).map(({ location, severity, code, message }) => ({
    location: ["request", ...(Array.isArray(location) ? location.map(String) : [])],
    severity: String(severity),
    ...((typeof code === "string" || typeof code === "number") && { code }),
    message: String(message),
  }));
}

/** Prism's own limit. */
const longestHeader = 8 * 1024 - 100;

/** The value of the header `sl-violations`. */
export function violationsHeader(violations: readonly Violation[]): string {
  const text = JSON.stringify(violations);
  const fitting = text.length > longestHeader ? `Too many violations! ${text.slice(0, longestHeader)}` : text;
  // A header takes no other characters; as JSON the text stays the same.
  return fitting.replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
