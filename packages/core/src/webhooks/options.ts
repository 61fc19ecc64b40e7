import type { WebhookKeys } from "./keys.ts";
import type { WebhookError } from "./webhook-error.ts";

/** How a webhook is verified. */
export interface WebhookOptions {
  /**
   * The sender's public key of each scheme. An Ed25519 signature is preferred where both the signature and its key
   * are there; otherwise the RSA signature is verified.
   */
  readonly publicKey: WebhookKeys;
  /** The clock, in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
  /**
   * How far the event's `timestamp` may be from now, before or after, in milliseconds. Default: 300,000, the five
   * minutes that the publisher documents. An event without a readable `timestamp` is refused; `Infinity` switches
   * the check off.
   */
  readonly tolerance?: number | undefined;
  /**
   * Tells whether a `webhookId` was seen before, and remembers it, in one atomic step. It is asked last, when
   * everything else is right. Default: every id counts as new. What it throws rejects the call. When handling the
   * event fails and it shall be delivered again, forget the id.
   *
   * @example
   * replay: async (id) => (await redis.set(`webhook:${id}`, "", { NX: true, EX: 600 })) === null
   */
  readonly replay?: ((webhookId: string) => boolean | Promise<boolean>) | undefined;
}

/** The least that a payload must have to count as an event. */
export interface WebhookPayload {
  type: string;
}

/** Either the event, or the error that says why there is none. */
export type WebhookResult<Event> =
  | { readonly event: Event; readonly error: undefined }
  | { readonly event: undefined; readonly error: WebhookError };
