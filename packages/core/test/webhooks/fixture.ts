import { verifyWebhook, type WebhookHeaders, type WebhookOptions } from "../../src/webhooks/index.ts";

export const algorithms = {
  ed25519: { name: "Ed25519" },
  rsa: {
    name: "RSASSA-PKCS1-v1_5",
    hash: "SHA-256",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  },
};

/** The header of each scheme. */
export const header = { ed25519: "x-ghl-signature", rsa: "x-wh-signature" } as const;

/** A way to sign, or which key. */
export type SchemeKey = keyof typeof header;

/** A sender of webhooks with fresh keys. */
export interface Sender {
  readonly publicKey: Readonly<Record<SchemeKey, CryptoKey>>;
  /** The public key as PEM text. */
  pem(scheme: SchemeKey): Promise<string>;
  /** The headers that a request with this body carries. */
  sign(body: string | Uint8Array<ArrayBuffer>, ...schemes: SchemeKey[]): Promise<Record<string, string>>;
}

export async function createSender(): Promise<Sender> {
  const usages = ["sign", "verify"] as const;
  const ed25519 = await crypto.subtle.generateKey(algorithms.ed25519, true, usages);
  const rsa = await crypto.subtle.generateKey(algorithms.rsa, true, usages);
  if (!("publicKey" in ed25519)) throw new Error("Expected a pair of keys.");
  const pairs: Record<SchemeKey, CryptoKeyPair> = { ed25519, rsa };
  return {
    publicKey: { ed25519: pairs.ed25519.publicKey, rsa: pairs.rsa.publicKey },
    async pem(scheme) {
      const spki = await crypto.subtle.exportKey("spki", pairs[scheme].publicKey);
      const lines = toBase64(spki).replace(/.{64}(?=.)/g, "$&\n");
      return `-----BEGIN PUBLIC KEY-----\n${lines}\n-----END PUBLIC KEY-----\n`;
    },
    async sign(body, ...schemes) {
      const headers: Record<string, string> = {};
      for (const scheme of schemes) {
        const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
        const signature = await crypto.subtle.sign(algorithms[scheme].name, pairs[scheme].privateKey, bytes);
        headers[header[scheme]] = toBase64(signature);
      }
      return headers;
    },
  };
}

export function toBase64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

interface PaidEvent {
  type: "InvoicePaid";
  webhookId?: string;
  timestamp?: string | number;
}

interface VoidEvent {
  type: "InvoiceVoid";
}

/** When the clock of the tests stands. */
export const now = Date.parse("2026-01-02T03:04:05Z");

/** An event of now, written with the spaces that a body written anew would lose. */
export function eventBody(fields: object = {}): string {
  const event = {
    type: "InvoicePaid",
    timestamp: "2026-01-02T03:04:05Z",
    webhookId: "delivery-1",
    ...fields,
  };
  return JSON.stringify(event, undefined, 1);
}

/** Verifies with the clock of the tests. */
export function verify(
  body: Uint8Array | ArrayBuffer | string,
  headers: WebhookHeaders,
  options: WebhookOptions,
) {
  const types = { InvoicePaid: true, InvoiceVoid: true } as const;
  return verifyWebhook<PaidEvent | VoidEvent>(types, body, headers, { now: () => now, ...options });
}
