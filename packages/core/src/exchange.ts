import { type Call, doubt, fail } from "./call.ts";
import { failedResponse } from "./failure.ts";
import { redact, redactCause, redactResponse } from "./redact.ts";
import type { Outcome } from "./send.ts";
import { tried } from "./tried.ts";

/**
 * Sends one request and reads the response to its end. Whether it is a success is up to its status alone. It does not
 * reject.
 *
 * @param mayBeEmpty Whether a success may come without JSON.
 */
export async function exchange(
  call: Call,
  token: string,
  request: () => Promise<Response>,
  mayBeEmpty: unknown,
): Promise<Outcome> {
  let pending: Promise<Response> | undefined;
  let received!: Response;
  let text = "";
  let lost: unknown;
  try {
    pending = request();
    call.attempts++;
    received = await pending;
    text = await received.text();
  } catch (cause) {
    lost = redactCause(token, cause);
  }
  const data: unknown = tried(() => JSON.parse(text));
  // A `fetch` of the caller's may have followed a redirect.
  if (!received?.redirected && received?.ok && (Object(data) === data || (mayBeEmpty && !lost))) {
    return {
      data,
      error: undefined,
      // Most callers never look at it, and to read all headers takes longer than all else that is done here.
      get response() {
        received = redactResponse(token, received);
        return received;
      },
    };
  }
  // A `fetch` of the caller's may resolve with anything.
  const response = tried(() => redactResponse(token, received));
  if (response) return failedResponse(call, received.redirected, response, redact(token, text), lost);
  doubt(call);
  return fail(call, pending ? "Network" : "InvalidRequest", "no response", lost);
}
