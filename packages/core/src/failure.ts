import { type Call, doubt, fail } from "./call.ts";
import type { CallError } from "./errors/call-error.ts";
import { statusNames } from "./errors/status-errors.ts";
import { fieldOf, textsOf } from "./messages.ts";
import { problemsIn } from "./problems.ts";
import { rateLimitsOf } from "./rate-limits.ts";
import type { Failure } from "./result.ts";
import { retryAfter } from "./retry-after.ts";
import { tried } from "./tried.ts";

/**
 * A status and texts of the API that say that it did not carry the request out. With 401 it is one clause, about a token or
 * JWT: the documented text, the reported one, and what says the same.
 */
const refusal = /^4(01;(?=.*(token|jwt)\b)[^,;]*(invalid|expired|authorized)[^,;]*$|(?!0[18]).*;)/i;

/**
 * What a response comes to that is no success.
 *
 * @param isRedirected Whether it is of another URL.
 * @param response It, without the token.
 * @param text Its body, or what was read of it, without the token.
 * @param lost Why the rest of the body is lost.
 */
export function failedResponse(
  call: Call,
  isRedirected: boolean,
  response: Response,
  text: string,
  lost?: unknown,
): Failure<CallError> {
  const { ok, status, headers } = response;
  // With a function, what is nested too deeply to be written again cannot be read either, and stays text.
  const body: unknown = tried(() => JSON.parse(text, (_, value) => value)) ?? text;
  const limits = rateLimitsOf(headers);
  const messages = textsOf(body, "message");
  const says = [status, messages].flat().join("; ");
  const isShaped =
    fieldOf(body, "statusCode") === status ||
    fieldOf(body, "status") === 404 ||
    Array.isArray(fieldOf(body, "message"));
  // Whether the API itself says that it did not carry the request out. A status proves nothing: a gateway was seen to answer
  // 401 `{"message":"Command timed out"}` after a payment was recorded.
  const isRefusal = (status === 429 && limits["interval-milliseconds"]) || (isShaped && refusal.test(says));
  if (!isRefusal) doubt(call);
  return fail(
    call,
    // Browsers show a redirect that they are told not to follow as status 0.
    isRedirected || (!ok && status < 400)
      ? "Redirect"
      : ok
        ? "UnexpectedResponse"
        : (statusNames[status] ?? (status < 500 ? "UnexpectedStatus" : "Server")),
    says,
    lost,
    {
      status,
      headers,
      traceId: textsOf(body, "traceId")[0],
      body,
      messages,
      problems: problemsIn(messages),
      limits,
      wait: retryAfter(headers, limits),
    },
    response,
  );
}
