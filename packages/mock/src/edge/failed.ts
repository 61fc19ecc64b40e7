import type { Failed, Wish } from "../prism/engine.ts";
import type { Operation } from "../prism/types.ts";
import { type Answer, errorAnswer } from "./answer.ts";
import { causesOf, contentTypeCause, tokenCause } from "./causes.ts";
import type { Asked } from "./reply.ts";

const mediaRange = /^\s*[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(?:;[^;,]+)*$/;

/** Turns what Prism says when it has no answer into an error that says what to change. */
export function failedAnswer(failed: Failed, { operation, headers }: Asked, wish: Wish): Answer {
  const accept = headers.accept ?? "";
  const types = mediaTypesOf(operation);
  const unreadable = accept.split(",").find((range) => accept !== "" && !mediaRange.test(range));
  if (unreadable !== undefined && failed.status !== 404) {
    return errorAnswer(406, [`header.Accept "${unreadable.trim()}" is no media type; ${types} is available`]);
  }
  if (failed.status === 406 || failed.detail.includes("NOT_ACCEPTABLE")) {
    return errorAnswer(406, [`header.Accept "${accept}" cannot be met; ${types} is available`]);
  }
  if (wish.example !== undefined && (failed.status === 404 || failed.detail.includes("NOT_FOUND"))) {
    const names = examplesOf(operation, wish.code);
    const there = names.length > 0 ? `there are ${names.join(", ")}` : "it has none";
    const answer = wish.code === undefined ? "" : ` ${wish.code}`;
    return errorAnswer(404, [
      `There is no example "${wish.example}" of ${operation.iid ?? operation.path}${answer}; ${there}`,
    ]);
  }
  if (failed.status === 401) return errorAnswer(401, [tokenCause], failed.headers);
  if (failed.status === 415) return errorAnswer(415, [contentTypeCause(operation)]);
  if (failed.violations.length > 0) return errorAnswer(422, causesOf(failed.violations, operation));
  // A status of its own says that the request is to blame; without one the document is.
  return errorAnswer(failed.status ?? 500, [failed.detail], failed.headers);
}

function mediaTypesOf({ responses }: Operation): string {
  const types = responses.flatMap(({ contents = [] }) => contents.map(({ mediaType }) => mediaType));
  return [...new Set(types)].join(" or ") || "application/json";
}

function examplesOf({ responses }: Operation, code: number | undefined): string[] {
  const wanted = responses.filter((response) => code === undefined || response.code === String(code));
  const names = wanted.flatMap(({ contents = [] }) =>
    contents.flatMap(({ examples = [] }) => examples.map(({ key }) => key)),
  );
  return [...new Set(names)];
}
