import { copyBytes } from "./bytes.ts";
import { decodePem, isCryptoKey } from "./keys.ts";
import { type Scheme, schemes } from "./schemes.ts";

/** A private key: PKCS #8 as PEM (`-----BEGIN PRIVATE KEY-----`), as base64 or as bytes, or a `CryptoKey` with the usage `sign`. */
export type WebhookPrivateKey = string | Uint8Array | ArrayBuffer | CryptoKey;

/** How a webhook is signed: with one key for each scheme, at least one. */
export interface SignWebhookOptions {
  /** The private keys, by scheme. */
  readonly privateKey: {
    /** Signs in `x-ghl-signature`. */
    readonly ed25519?: WebhookPrivateKey | undefined;
    /** Signs in `x-wh-signature`, for receivers that still verify it. Callers report that it was to end on 2026-07-01. */
    readonly rsa?: WebhookPrivateKey | undefined;
  };
}

/** A webhook as its receiver gets it: pass both to `verifyWebhook`. */
export interface SignedWebhook {
  /** The event as JSON: exactly what is signed. */
  readonly body: string;
  /** `content-type`, and a header for each signature. */
  readonly headers: Record<string, string>;
}

/**
 * Signs an event as the sender would, to test a receiver.
 *
 * @example
 * const { body, headers } = await signWebhook(
 *   { type: "InvoicePaid", timestamp: new Date().toISOString(), amountPaid: 999 },
 *   { privateKey: { ed25519: privateKey } },
 * );
 *
 * @throws TypeError when there is no private key, or one that cannot sign.
 */
export async function signWebhook(event: object, { privateKey }: SignWebhookOptions): Promise<SignedWebhook> {
  const body = JSON.stringify(event);
  const headers: Record<string, string> = { "content-type": "application/json" };
  const given = schemes.filter(({ key }) => privateKey?.[key] !== undefined);
  if (given.length === 0) {
    throw new TypeError('The option "privateKey" holds no key: pass one as "ed25519", "rsa" or both.');
  }
  for (const scheme of given) {
    const key = await importPrivateKey(scheme, privateKey[scheme.key]);
    const signature = await crypto.subtle.sign(scheme.algorithm, key, new TextEncoder().encode(body));
    headers[scheme.header] = btoa(String.fromCharCode(...new Uint8Array(signature)));
  }
  return { body, headers };
}

async function importPrivateKey(
  { key: option, title, algorithm }: Scheme,
  key: WebhookPrivateKey | undefined,
): Promise<CryptoKey> {
  try {
    if (isCryptoKey(key) && key.usages.includes("sign")) return key;
    const bytes = typeof key === "string" ? decodePem(key) : copyBytes(key);
    if (bytes) return await crypto.subtle.importKey("pkcs8", bytes, algorithm, false, ["sign"]);
  } catch {
    // What WebCrypto says can show the key.
  }
  throw new TypeError(
    `The option "privateKey.${option}" is not a private ${title} key: pass it as PKCS #8 (PEM that begins with "-----BEGIN PRIVATE KEY-----", base64 or bytes), or as a CryptoKey with the usage "sign".`,
  );
}
