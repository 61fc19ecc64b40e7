import { isRecord, parseJson } from "./record.ts";
import type { Outcome } from "./wire/connection.ts";
import type { WireResponse } from "./wire/response.ts";

/** How long an answer may take, in milliseconds. */
export const patience = 1000;

/** What is wrong with how a server met a request that it need not like; nothing when all is well. */
export function faultsOf(method: string, outcome: Outcome, statuses?: readonly number[]): string[] {
  if (outcome.kind === "closed") return ["it hung up without an answer"];
  if (outcome.kind === "silence") return [`there was no answer within ${patience} ms`];
  const { response } = outcome;
  const faults = response.status >= 400 && method !== "HEAD" ? shapeFaults(response) : [];
  if (response.status >= 500)
    faults.unshift(`it answered ${response.status}: ${response.body.slice(0, 200)}`);
  if (statuses && !statuses.includes(response.status)) {
    faults.unshift(`it answered ${response.status}, not ${statuses.join(" or ")}`);
  }
  return faults;
}

/** Where an error differs from the one shape `{ statusCode, message, error }`. */
export function shapeFaults({ status, headers, body }: WireResponse): string[] {
  const error = parseJson(body);
  if (!isRecord(error)) return [`its body is no JSON object: ${body.slice(0, 200)}`];
  const { statusCode, message, error: name, ...others } = error;
  const faults: string[] = [];
  if (!/^application\/json\b/.test(headers["content-type"] ?? "")) {
    faults.push(`its Content-Type is ${headers["content-type"]}`);
  }
  if (statusCode !== status) faults.push(`its statusCode is ${statusCode}, not ${status}`);
  if (!isMessage(message)) faults.push(`its message is ${JSON.stringify(message)}`);
  // The API leaves the name out of some of its documented errors.
  if (name !== undefined && (typeof name !== "string" || name === "")) {
    faults.push(`its error is ${JSON.stringify(name)}`);
  }
  if (Object.keys(others).length > 0) faults.push(`it also has ${Object.keys(others).join(", ")}`);
  return faults;
}

function isMessage(message: unknown): boolean {
  const isText = (value: unknown) => typeof value === "string" && value !== "";
  return isText(message) || (Array.isArray(message) && message.length > 0 && message.every(isText));
}
