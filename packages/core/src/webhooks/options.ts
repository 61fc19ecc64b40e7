import type { WebhookKeys } from "./keys.ts";
import type { WebhookError } from "./webhook-error.ts";

/** How a webhook is verified. */
export interface WebhookOptions {
  /**
   * The sender's public key for each scheme. If the request has an Ed25519 signature and you give its key, that signature is
   * verified; otherwise the RSA signature is.
   */
  readonly publicKey: WebhookKeys;
  /** Returns the current time, in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
  /**
   * How far the event's `timestamp` may be from now, in either direction, in milliseconds. Default: 300,000, the five
   * minutes that the publisher documents. An event without a readable `timestamp` is refused. `Infinity` disables the check.
   */
  readonly tolerance?: number | undefined;
  /**
   * Returns whether a `webhookId` was seen before, and remembers it, in one atomic step. It is called last, after all other
   * checks have passed. What it throws rejects the call. If handling the event fails and it should be delivered again,
   * forget the id. Default: every id counts as new.
   *
   * @example
   * replay: async (id) => (await redis.set(`webhook:${id}`, "", { NX: true, EX: 600 })) === null
   */
  readonly replay?: ((webhookId: string) => boolean | Promise<boolean>) | undefined;
}

/** What every event has. */
export interface WebhookPayload {
  /** The name of the event, such as `InvoicePaid`. */
  type: string;
}

/** The event, or the error that says why there is none. */
export type WebhookResult<Event> =
  | { readonly event: Event; readonly error: undefined }
  | { readonly event: undefined; readonly error: WebhookError };
