import { withNearest } from "../nearest-name.ts";
import type { Failure, Preference } from "../prism/engine.ts";
import { idOf, type PrismOperation } from "../prism/types.ts";
import { errorResponse, type MockResponse } from "../response.ts";
import type { RoutedCall } from "../routed-call.ts";
import { causesOf, contentTypeCause, tokenCause } from "./causes.ts";

const mediaRange = /^\s*[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(?:;[^;,]+)*$/;

/** Turns what Prism says when it has no response into an error that says what to change. */
export function failureResponse(
  failure: Failure,
  { operation, headers }: RoutedCall,
  preference: Preference,
): MockResponse {
  const accept = headers["accept"] ?? "";
  const types = mediaTypesOf(operation);
  const unreadable = accept.split(",").find((range) => accept !== "" && !mediaRange.test(range));
  if (unreadable !== undefined && failure.status !== 404) {
    return errorResponse(406, [
      `header.Accept "${unreadable.trim()}" is not a media type; ${types} is available`,
    ]);
  }
  if (failure.status === 406 || failure.detail.includes("NOT_ACCEPTABLE")) {
    return errorResponse(406, [`header.Accept "${accept}" cannot be satisfied; ${types} is available`]);
  }
  const { example, status } = preference;
  if (example !== undefined && (failure.status === 404 || failure.detail.includes("NOT_FOUND"))) {
    const names = examplesOf(operation, status);
    const there = names.length > 0 ? `expected one of ${names.join(", ")}` : "it has none";
    const response = status === undefined ? "" : ` ${status}`;
    const statement = `There is no example "${example}" of ${idOf(operation)}${response}; ${there}`;
    return errorResponse(404, [withNearest(statement, example, names)]);
  }
  if (failure.status === 401) return errorResponse(401, [tokenCause], failure.headers);
  if (failure.status === 415) return errorResponse(415, [contentTypeCause(operation)]);
  if (failure.violations.length > 0) return errorResponse(422, causesOf(failure.violations, operation));
  // A status of its own says that the request is to blame; without one the document is.
  return errorResponse(failure.status ?? 500, [failure.detail], failure.headers);
}

function mediaTypesOf({ responses }: PrismOperation): string {
  const types = responses.flatMap(({ contents = [] }) => contents.map(({ mediaType }) => mediaType));
  return [...new Set(types)].join(" or ") || "application/json";
}

function examplesOf({ responses }: PrismOperation, status: number | undefined): string[] {
  const wanted = responses.filter((response) => status === undefined || response.code === String(status));
  const names = wanted.flatMap(({ contents = [] }) =>
    contents.flatMap(({ examples = [] }) => examples.map(({ key }) => key)),
  );
  return [...new Set(names)];
}
