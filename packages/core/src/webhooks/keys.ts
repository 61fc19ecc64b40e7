import { copyBytes, decodeBase64 } from "./bytes.ts";
import type { Scheme } from "./schemes.ts";
import { WebhookError } from "./webhook-error.ts";

/**
 * A public key: SPKI as PEM (`-----BEGIN PUBLIC KEY-----`; line breaks may be written `\n`, as in environment variables), as
 * base64 or as bytes, or a `CryptoKey` with the usage `verify`, which need not be parsed for each webhook.
 */
export type WebhookKey = string | Uint8Array | ArrayBuffer | CryptoKey;

/** The sender's public keys, by scheme. At least one is required. */
export type WebhookKeys =
  | { readonly ed25519: WebhookKey; readonly rsa?: WebhookKey | undefined }
  | { readonly ed25519?: WebhookKey | undefined; readonly rsa: WebhookKey };

/** The key of a scheme, ready to verify with. */
export async function importKey(
  subtle: SubtleCrypto,
  { key: option, title, algorithm }: Scheme,
  key: WebhookKey,
): Promise<CryptoKey> {
  const unusable = (cause?: unknown) =>
    new WebhookError(
      "unusable-key",
      `The option "publicKey.${option}" is not a public ${title} key: pass it as SPKI (PEM that begins with "-----BEGIN PUBLIC KEY-----", base64 or bytes), or as a CryptoKey with the usage "verify".`,
      { cause },
    );
  const spki = typeof key === "string" ? decodePem(key) : copyBytes(key);
  if (!spki) {
    if (isCryptoKey(key) && verifies(key, algorithm)) return key;
    throw unusable();
  }
  try {
    return await subtle.importKey("spki", spki, algorithm, false, ["verify"]);
  } catch (cause) {
    // The name and not the class, because DOMException is not the same everywhere.
    if (isObject(cause) && "name" in cause && cause.name === "NotSupportedError") throw cause;
    throw unusable(cause);
  }
}

/** The bytes of a key that is written as PEM or base64; `undefined` when it is neither. */
export function decodePem(text: string): BufferSource | undefined {
  return decodeBase64(text.replace(/-----(BEGIN|END) (PUBLIC|PRIVATE) KEY-----|\\n|\s/g, ""));
}

export function isCryptoKey(key: unknown): key is CryptoKey {
  return isObject(key) && "algorithm" in key && "usages" in key;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function verifies(key: CryptoKey, wanted: Scheme["algorithm"]): boolean {
  const { name, hash }: { name: string; hash?: { name: string } } = key.algorithm;
  return name === wanted.name && hash?.name === wanted.hash && key.usages.includes("verify");
}
