import type { Call } from "./call.ts";
import {
  type InvoicesError,
  RedirectError,
  ServerError,
  UnexpectedResponseError,
  UnexpectedStatusError,
} from "./errors/index.ts";
import { statusErrors } from "./errors/status-errors.ts";
import { fieldOf, messagesOf } from "./messages.ts";
import { rateLimitsOf } from "./rate-limits.ts";

/**
 * The error that a response amounts to.
 *
 * @param headers Those of the response, without the token.
 * @param body What its JSON says, or its text, without the token.
 * @param cause Why the body, or the rest of it, is lost.
 */
export function responseError(
  call: Call,
  response: Pick<Response, "status" | "ok" | "redirected">,
  headers: Headers,
  body: unknown,
  cause?: unknown,
): InvoicesError {
  const { status, ok } = response;
  const trace = fieldOf(body, "traceId");
  const facts = {
    ...call,
    uncertain: call.uncertain || !(call.safe || isRefusal(status, headers, body)),
    status,
    headers,
    traceId: typeof trace === "string" ? trace : (headers.get("X-Trace-Id") ?? undefined),
    body,
  };
  if (isRedirect(response)) return new RedirectError(`${status}, a redirect, which is not followed`, facts);
  if (ok) return new UnexpectedResponseError(`${status} without the promised JSON`, facts, cause);
  const Class = statusErrors.get(status) ?? (status < 500 ? UnexpectedStatusError : ServerError);
  return new Class(`${status} ${messagesOf(body).join("; ")}`, facts, cause);
}

/** A browser hides a redirect that it is told not to follow; a `fetch` of the caller's may have followed one. */
export function isRedirect({ status, redirected }: Pick<Response, "status" | "redirected">): boolean {
  return redirected || status < 200 || (status >= 300 && status < 400);
}

/**
 * Whether the API itself says that it did not carry the request out. A status proves nothing: a gateway was seen to answer
 * 401 `{"message":"Command timed out"}` after a payment was recorded.
 */
function isRefusal(status: number, headers: Headers, body: unknown): boolean {
  const message = fieldOf(body, "message");
  const isShaped =
    Array.isArray(message) || fieldOf(body, "statusCode") === status || fieldOf(body, "status") === status;
  if (status === 429) return isShaped || Object.values(rateLimitsOf(headers)).join("") !== "";
  if (status === 401) return isShaped && refusedToken.test(`${message}`);
  return isShaped && !!message && /^4(?!08)/.test(`${status}`);
}

/** The documented text, the reported one, and what says the same of a token or JWT. */
const refusedToken = /(token|jwt)\b.*\b(invalid|expired|authorized)|(invalid|expired) .*(token|jwt)/i;
