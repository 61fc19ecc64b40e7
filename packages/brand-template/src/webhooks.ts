import {
  parseWebhook as parse,
  type SignedWebhook,
  type SignWebhookOptions,
  signWebhook as sign,
  verifyWebhook as verify,
  type WebhookHeaders,
  type WebhookOptions,
  type WebhookResult,
} from "@crm-invoices/core/webhooks";
import { eventTypes, type InvoiceWebhookEvent } from "./events.ts";

export {
  publisherKeys,
  retiredPublisherKeys,
  type SignedWebhook,
  type SignWebhookOptions,
  WebhookError,
  type WebhookErrorReason,
  type WebhookHeaders,
  type WebhookKey,
  type WebhookKeys,
  type WebhookOptions,
  type WebhookPrivateKey,
  type WebhookResult,
} from "@crm-invoices/core/webhooks";
export type * from "./events.ts";

/**
 * Verifies a webhook and answers with its event: that the sender signed exactly these bytes, that the event is at most
 * five minutes off, and, with a `replay` hook, that it was not delivered before.
 *
 * How sure this is: `x-wh-signature` (RSA with SHA-256 over the raw body), the five minutes and the `webhookId` are
 * documented by the publisher. `x-ghl-signature` (Ed25519 over the raw body) and the field `type` are reported by
 * receivers. How `timestamp` is written is unknown: ISO text, seconds and milliseconds are understood. Everything else
 * in an event is optional, as no field is documented as required. Amounts are in major currency units: 999 is $999.00.
 *
 * It needs WebCrypto. RSA works wherever there is WebCrypto. Ed25519 works on Node 20 and newer, Deno, Bun, Cloudflare
 * Workers, and browsers since Chrome 137, Firefox 129 and Safari 17; elsewhere the answer is an error with the reason
 * `unsupported`, unless only the RSA key is given.
 *
 * Receivers report that only an answer of 429 is delivered again: answer 429 when handling an event fails, and 200 or
 * 401 otherwise.
 *
 * @param rawBody - The body as it arrived. A body that was parsed and written anew does not match its signature.
 * @param headers - The headers of the request, with names in any case.
 * @returns `event`, discriminated by `type`, or `error`, a `WebhookError` discriminated by `reason`. The call rejects
 * only with what the `replay` hook throws.
 *
 * @example
 * export async function POST(request: Request): Promise<Response> {
 *   const { event, error } = await verifyWebhook(await request.arrayBuffer(), request.headers, {
 *     publicKey: publisherKeys,
 *   });
 *   if (error) return new Response(error.reason, { status: 401 });
 *   if (event.type === "InvoicePaid") console.log(event.invoiceNumber, event.amountPaid);
 *   return new Response();
 * }
 */
export function verifyWebhook(
  rawBody: Uint8Array | ArrayBuffer | string,
  headers: WebhookHeaders,
  options: WebhookOptions,
): Promise<WebhookResult<InvoiceWebhookEvent>> {
  return verify<InvoiceWebhookEvent>(eventTypes, rawBody, headers, options);
}

/**
 * Reads the event of a webhook that was verified before, such as one from a queue that only verified ones are put into. It
 * checks neither signature nor age.
 *
 * @param rawBody - The body as it arrived.
 * @returns `event`, discriminated by `type`, or `error`, a `WebhookError` discriminated by `reason`.
 *
 * @example
 * const { event } = parseWebhook(message.body);
 * if (event?.type === "InvoicePaid") console.log(event.invoiceNumber);
 */
export function parseWebhook(rawBody: Uint8Array | ArrayBuffer | string): WebhookResult<InvoiceWebhookEvent> {
  return parse<InvoiceWebhookEvent>(eventTypes, rawBody);
}

/**
 * Signs an event as the sender would, to test a receiver with. Receivers verify Ed25519 signatures; RSA is for those that
 * still know the scheme that the publisher is said to have retired on 2026-07-01.
 *
 * @example
 * const { publicKey, privateKey } = await crypto.subtle.generateKey({ name: "Ed25519" }, true, ["sign", "verify"]);
 * const { body, headers } = await signWebhook(
 *   { type: "InvoicePaid", timestamp: new Date().toISOString(), amountPaid: 999 },
 *   { privateKey: { ed25519: privateKey } },
 * );
 *
 * @throws TypeError when there is no private key, or one that cannot sign.
 */
export function signWebhook(event: InvoiceWebhookEvent, options: SignWebhookOptions): Promise<SignedWebhook> {
  return sign(event, options);
}
