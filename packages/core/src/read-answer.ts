import { type Call, errorOf, isRedirect, type Outcome } from "./transport.ts";

/** Reads an answer to its end. Whether it is a success is up to its status alone. */
export async function readAnswer(
  call: Call,
  response: Response,
  limit: AbortSignal,
  token: string,
  hasBody: boolean,
): Promise<Outcome> {
  const success = response.ok && !isRedirect(response);
  let text = "";
  let lost: unknown;
  try {
    text = await response.text();
  } catch (cause) {
    if (limit.aborted) throw cause;
    lost = cause;
  }
  if (success && !hasBody && !lost) return { data: undefined, error: undefined, response };
  // An answer may repeat what it was sent. What is so short that it stands in other words is no secret.
  const safe = token.length < 8 ? text : text.replaceAll(token, "[token]");
  let body: unknown = safe;
  try {
    body = JSON.parse(safe);
    if (success && typeof body === "object" && body) {
      return { data: safe === text ? body : JSON.parse(text), error: undefined, response };
    }
  } catch {}
  return { data: undefined, error: errorOf(call, response, body, lost), response };
}
