import { validateHeaderName, validateHeaderValue } from "node:http";
import { type Violation, violationsHeader } from "../prism/violation.ts";
import type { ProviderResponse } from "../provider.ts";
import { type MockResponse, nameOf } from "../response.ts";
import type { RoutedCall } from "../routed-call.ts";

/** Says where a response breaks the contract: one text for each place. */
export function violationTexts(violations: readonly Violation[]): string[] {
  return violations
    .filter(({ location, severity }) => location[0] === "response" && severity === "Error")
    .map(({ message }) => message);
}

/**
 * The response as it is written.
 *
 * @throws Error that names what cannot be written.
 */
export function writtenResponse({ status, headers: given, body }: ProviderResponse): MockResponse {
  if (!Number.isInteger(status) || status < 200 || status > 599)
    throw new Error(`the status ${status} is not between 200 and 599`);
  const headers = lowerCased(given);
  if (body !== undefined) headers["content-type"] ??= "application/json";
  const text =
    body === undefined
      ? undefined
      : typeof body === "string" && !isJson(headers)
        ? body
        : JSON.stringify(body);
  return { status, headers, body: text, causes: [], violations: [] };
}

/** The response as it is written, held against the contract as the client will read it. */
export function checkedResponse(
  { site, operation }: Pick<RoutedCall, "site" | "operation">,
  given: ProviderResponse,
): MockResponse {
  const response = writtenResponse(given);
  const { status, headers, body: text } = response;
  if (!declares(operation, status))
    return withViolations(response, given.undeclared ? [] : [undeclaredStatus(status)]);
  // A value may become another one on its way through JSON, such as a date.
  const body: unknown = text !== undefined && isJson(headers) ? JSON.parse(text) : text;
  return withViolations(response, site.engine.violationsOf(operation, { statusCode: status, headers, body }));
}

const isJson = (headers: Readonly<Record<string, string>>): boolean =>
  /json/i.test(headers["content-type"] ?? "");

/** Says of a response where it breaks the contract: to the client in a header, to the log in texts. */
export function withViolations(response: MockResponse, violations: readonly Violation[]): MockResponse {
  if (violations.length === 0) return response;
  const headers = { ...response.headers, "sl-violations": violationsHeader(violations) };
  return { ...response, headers, violations: violationTexts(violations) };
}

/** Whether the document describes a response of this status. */
export function declares({ responses }: RoutedCall["operation"], status: number): boolean {
  const code = String(status);
  const codes = [code, `${code[0]}XX`, "default"];
  return responses.some((response) => codes.includes(response.code));
}

function undeclaredStatus(status: number): Violation {
  return {
    location: ["response", "status"],
    severity: "Error",
    message: `${status} ${nameOf(status)} is not declared for the operation`,
  };
}

function lowerCased(headers: ProviderResponse["headers"] = {}): Record<string, string> {
  for (const [name, value] of Object.entries(headers)) {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  }
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
