import type { Call } from "./call.ts";
import { InvalidRequestError, type InvoicesError, NetworkError } from "./errors/index.ts";
import { isRedirect, responseError } from "./failure.ts";
import { redact, redactCause, redactHeaders } from "./redact.ts";
import type { Outcome } from "./send.ts";
import { parseJson, writeJson } from "./tried.ts";

/**
 * Sends one request and reads the response to its end. Whether it is a success is up to its status alone. It does not
 * reject.
 *
 * @param promisesJson Whether a success carries JSON; when not, its body is passed over; when that is not known, it is read if it is JSON.
 */
export async function exchange(
  call: Call,
  token: string,
  request: () => Promise<Response>,
  promisesJson: boolean | undefined,
): Promise<Outcome> {
  let response: Response | undefined;
  const failure = (error: InvoicesError): Outcome => ({ data: undefined, error, response });
  let sent = false;
  let text = "";
  let lost: unknown;
  try {
    const pending = request();
    sent = true;
    response = await pending;
    text = await response.text();
  } catch (cause) {
    lost = redactCause(token, cause) ?? "lost";
  }
  if (!sent) {
    call.attempts--;
    return failure(new InvalidRequestError("not sent: fetch threw at once", call, lost));
  }
  // A `fetch` of the caller's may resolve with anything.
  if (!response?.headers) {
    return failure(new NetworkError("no response", { ...call, uncertain: !call.safe }, lost));
  }
  const success = response.ok && !isRedirect(response);
  const data = success && promisesJson !== false ? parseJson(text) : undefined;
  if (success && (typeof data === "object" ? data : !promisesJson && !lost)) {
    return { data, error: undefined, response };
  }
  const safe = redact(token, text);
  const parsed = parseJson(safe);
  // What is nested too deeply to be written again stays text.
  const body = parsed && writeJson(parsed) ? parsed : safe;
  return failure(responseError(call, response, redactHeaders(token, response.headers), body, lost));
}
