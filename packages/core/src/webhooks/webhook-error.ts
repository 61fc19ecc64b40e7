import { fieldOf } from "../messages.ts";

/**
 * Why a webhook was refused:
 *
 * - `not-raw`: the body is neither bytes nor text, for example an object that was already parsed.
 * - `missing-signature`: no header carries a signature that one of the given keys could verify.
 * - `unusable-key`: a key is missing or not a public key of its scheme.
 * - `unsupported`: this runtime cannot verify the scheme; give only the key of the other scheme.
 * - `bad-signature`: the signature does not match the body and the key.
 * - `not-json`: the body is signed, but not JSON in UTF-8.
 * - `not-an-event`: the body is signed, but its `type` is not a known event; see `payload`.
 * - `undated`: the event has no readable `timestamp`; see `payload`.
 * - `stale`: the `timestamp` is further from now than `tolerance`; see `payload`.
 * - `unidentified`: a `replay` hook is given, but the event has no `webhookId`; see `payload`.
 * - `replayed`: the `replay` hook has seen the `webhookId` before; see `payload`.
 */
export type WebhookErrorReason =
  | "not-raw"
  | "missing-signature"
  | "unusable-key"
  | "unsupported"
  | "bad-signature"
  | "not-json"
  | "not-an-event"
  | "undated"
  | "stale"
  | "unidentified"
  | "replayed";

/** A webhook that must not be acted upon; `reason` says why. */
export class WebhookError extends Error {
  /** Knows those of another copy of this package, too. */
  static override [Symbol.hasInstance](value: unknown): value is WebhookError {
    return fieldOf(value, "name") === "WebhookError";
  }

  override readonly name = "WebhookError";
  /** Why the webhook was refused. */
  readonly reason: WebhookErrorReason;
  /** The signed payload, if the signature was valid and a later check failed. Otherwise undefined. */
  readonly payload: unknown;

  constructor(
    reason: WebhookErrorReason,
    message: string,
    { payload, cause }: { payload?: unknown; cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.reason = reason;
    this.payload = payload;
  }
}
