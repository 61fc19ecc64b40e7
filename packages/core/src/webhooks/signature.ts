import { decodeBase64 } from "./bytes.ts";
import { readHeader, type WebhookHeaders } from "./headers.ts";
import { importKey, type WebhookKeys } from "./keys.ts";
import { type Scheme, schemes } from "./schemes.ts";
import { WebhookError } from "./webhook-error.ts";

/** Throws unless the headers carry a signature of the body that one of the keys verifies. */
export async function checkSignature(
  body: Uint8Array<ArrayBuffer>,
  headers: WebhookHeaders,
  keys: WebhookKeys,
): Promise<void> {
  const known = schemes.filter(({ key }) => keys?.[key] !== undefined);
  if (known.length === 0) {
    throw new WebhookError(
      "unusable-key",
      'The option "publicKey" holds no key: pass the sender\'s public key as "ed25519", "rsa" or both.',
    );
  }
  for (const scheme of known) {
    const signature = readHeader(headers, scheme.header);
    const key = keys[scheme.key];
    if (signature === undefined || key === undefined) continue;
    // One signature decides: a wrong one is not excused by another that is weaker.
    return checkScheme(scheme, key, signature, body);
  }
  throw new WebhookError(
    "missing-signature",
    `The request carries no signature that a given key could verify: expected the header ${known.map(({ header }) => `"${header}"`).join(" or ")}.`,
  );
}

async function checkScheme(
  scheme: Scheme,
  key: NonNullable<WebhookKeys[Scheme["key"]]>,
  header: string,
  body: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const signature = decodeBase64(header);
  // Missing in browsers outside secure contexts, and in runtimes without WebCrypto.
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!subtle) throw unsupported(scheme);
  let valid = false;
  try {
    const cryptoKey = await importKey(subtle, scheme, key);
    valid = signature !== undefined && (await subtle.verify(scheme.algorithm, cryptoKey, signature, body));
  } catch (error) {
    throw error instanceof WebhookError ? error : unsupported(scheme, error);
  }
  if (!valid) {
    throw new WebhookError(
      "bad-signature",
      `The signature in the header "${scheme.header}" does not match the body and the key: pass the bytes as they arrived, not a re-serialized body, and the sender's current public key.`,
    );
  }
}

function unsupported({ title, key }: Scheme, cause?: unknown): WebhookError {
  return new WebhookError(
    "unsupported",
    `This runtime cannot verify ${title} signatures with WebCrypto: leave "publicKey.${key}" out here, or run where it is supported.`,
    { cause },
  );
}
