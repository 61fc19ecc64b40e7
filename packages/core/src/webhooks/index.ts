export type { WebhookHeaders } from "./headers.ts";
export type { WebhookKey, WebhookKeys } from "./keys.ts";
export type { WebhookOptions, WebhookPayload, WebhookResult } from "./options.ts";
export { publisherKeys, retiredPublisherKeys } from "./publisher-keys.ts";
export {
  type SignedWebhook,
  type SignWebhookOptions,
  signWebhook,
  type WebhookPrivateKey,
} from "./sign-webhook.ts";
export { parseWebhook, verifyWebhook } from "./verify-webhook.ts";
export { WebhookError, type WebhookErrorReason } from "./webhook-error.ts";
