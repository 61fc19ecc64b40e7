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
  const data = success && hasBody ? parsed(text) : undefined;
  if (success && (typeof data === "object" ? data : !hasBody && !lost)) {
    return { data, error: undefined, response };
  }
  // An answer may repeat what it was sent. What is so short that it stands in other words is no secret.
  const safe = token.length < 8 ? text : text.replaceAll(token, "[token]");
  return { data: undefined, error: errorOf(call, response, parsed(safe) ?? safe, lost), response };
}

/** What the JSON says; undefined when it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
