import { copyBytes } from "./bytes.ts";
import { decodePem, isCryptoKey } from "./keys.ts";
import { type Scheme, schemes } from "./schemes.ts";

/** A private key: PKCS #8 as PEM text (`-----BEGIN PRIVATE KEY-----`), as base64 or as bytes, or a `CryptoKey` that may `sign`. */
export type WebhookPrivateKey = string | Uint8Array | ArrayBuffer | CryptoKey;

/** How a webhook is signed: by one key of each scheme that its receiver shall find. */
export interface SignWebhookOptions {
  readonly privateKey: {
    readonly ed25519?: WebhookPrivateKey | undefined;
    /** The publisher has announced the end of this scheme for 2026-07-01; it is here for receivers that still know it. */
    readonly rsa?: WebhookPrivateKey | undefined;
  };
}

/** A webhook as its receiver gets it. */
export interface SignedWebhook {
  readonly body: string;
  readonly headers: Record<string, string>;
}

/**
 * Signs an event as the sender would, to test a receiver with.
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
