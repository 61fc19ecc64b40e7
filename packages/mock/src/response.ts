import { STATUS_CODES } from "node:http";

/** What goes back to the client, ready to be written. */
export interface MockResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined sends no body. */
  readonly body: string | undefined;
  /** What was wrong with the request, one text for each cause. */
  readonly causes: readonly string[];
  /** Where the response itself breaks the contract, one text for each place. */
  readonly violations: readonly string[];
}

/** The one shape every error has. */
export interface ErrorBody {
  readonly statusCode: number;
  /** One text, or a list of them where the document says so. */
  readonly message: string | readonly string[];
  /** The name of the status. */
  readonly error: string;
}

export const nameOf = (status: number): string => STATUS_CODES[status] ?? "Unknown";

export function errorBody(status: number, causes: readonly string[], asList = status === 422): ErrorBody {
  return { statusCode: status, message: asList ? causes : causes.join("; "), error: nameOf(status) };
}

export function errorResponse(
  status: number,
  causes: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): MockResponse {
  return jsonResponse(status, errorBody(status, causes), headers, causes);
}

export function jsonResponse(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
  causes: readonly string[] = [],
): MockResponse {
  return {
    status,
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(value),
    causes,
    violations: [],
  };
}
