import { copyBytes } from "./bytes.ts";
import type { WebhookHeaders } from "./headers.ts";
import type { WebhookOptions, WebhookPayload, WebhookResult } from "./options.ts";
import { checkReplay, checkTimestamp } from "./replay.ts";
import { checkSignature } from "./signature.ts";
import { WebhookError } from "./webhook-error.ts";

/**
 * Verifies that a webhook was signed by the holder of the key, is recent and was not delivered before.
 *
 * @param types The known events, by the value of `type`.
 * @param rawBody The body as it arrived, before it is parsed.
 * @param headers The headers of the request, with names in any case.
 * @returns The event, or a `WebhookError` whose `reason` says why there is none. The promise rejects only with what the
 * `replay` hook throws.
 */
export async function verifyWebhook<Event extends WebhookPayload>(
  types: Readonly<Record<Event["type"], true>>,
  rawBody: Uint8Array | ArrayBuffer | string,
  headers: WebhookHeaders,
  options: WebhookOptions,
): Promise<WebhookResult<Event>> {
  try {
    const body = bytesOf(rawBody);
    await checkSignature(body, headers, options.publicKey);
    const payload = readEvent(types, body);
    checkTimestamp(payload, options);
    await checkReplay(payload, options);
    return { event: payload, error: undefined };
  } catch (error) {
    if (error instanceof WebhookError) return { event: undefined, error };
    throw error;
  }
}

/**
 * Reads the event of a webhook that was already verified, such as one from a queue of verified webhooks. It checks neither
 * signature nor age.
 *
 * @param types The known events, by the value of `type`.
 * @param rawBody The body as it arrived.
 * @returns The event, or a `WebhookError` whose `reason` says why there is none.
 */
export function parseWebhook<Event extends WebhookPayload>(
  types: Readonly<Record<Event["type"], true>>,
  rawBody: Uint8Array | ArrayBuffer | string,
): WebhookResult<Event> {
  try {
    return { event: readEvent<Event>(types, bytesOf(rawBody)), error: undefined };
  } catch (error) {
    if (error instanceof WebhookError) return { event: undefined, error };
    throw error;
  }
}

function bytesOf(rawBody: Uint8Array | ArrayBuffer | string): Uint8Array<ArrayBuffer> {
  const body = copyBytes(rawBody);
  if (body) return body;
  throw new WebhookError(
    "not-raw",
    "The body is neither bytes nor text: pass it as it arrived, before anything parses it.",
  );
}

function readEvent<Event extends WebhookPayload>(
  types: Readonly<Record<Event["type"], true>>,
  body: Uint8Array,
): Event {
  const payload = parse(body);
  if (isEvent<Event>(payload, types)) return payload;
  throw new WebhookError(
    "not-an-event",
    `The body is not an event: its "type" must be one of ${Object.keys(types).join(", ")}.`,
    { payload },
  );
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch (cause) {
    throw new WebhookError("not-json", "The body is not JSON in UTF-8.", { cause });
  }
}

function isEvent<Event extends WebhookPayload>(payload: unknown, types: object): payload is Event {
  return (
    typeof payload === "object" &&
    payload !== null &&
    "type" in payload &&
    typeof payload.type === "string" &&
    Object.hasOwn(types, payload.type)
  );
}
