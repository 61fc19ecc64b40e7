import type { CallError } from "./errors/call-error.ts";
import type { CallFacts, DerivedFacts, ResponseFacts } from "./errors/invoices-error.ts";
import type { Failure } from "./result.ts";

/** One call, from the caller's point of view, and what has become of it. It is part of the call's error. */
export interface Call extends CallFacts {
  attempts: number;
  uncertain: boolean;
}

/** Notes that the API may have carried the call out, unless a call of this kind changes nothing. */
export function doubt(call: Call): void {
  call.uncertain ||= call.method !== "GET";
}

/**
 * What a call comes to that failed.
 *
 * @param name That of the error, without `Error`.
 */
export function fail(
  call: Call,
  name: string,
  says: string,
  cause?: unknown,
  facts?: ResponseFacts & DerivedFacts,
  response?: Response,
): Failure<CallError> {
  const error = Object.defineProperty(
    new Error(
      `${call.method} ${call.path}: ${says}${call.uncertain ? " (outcome unknown)" : ""}`,
      cause ? { cause } : {},
    ),
    "message",
    // So that `JSON.stringify` writes it.
    { enumerable: true },
  );
  return { data: undefined, error: Object.assign(error, call, facts, { name: name + "Error" }), response };
}
