export type { WebhookHeaders } from "./headers.ts";
export type { WebhookKey, WebhookKeys } from "./keys.ts";
export type { WebhookOptions, WebhookPayload, WebhookResult } from "./options.ts";
export { verifyWebhook } from "./verify-webhook.ts";
export { WebhookError, type WebhookErrorReason } from "./webhook-error.ts";
