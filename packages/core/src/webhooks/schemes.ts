/** A way of signing: where its signature is, and what WebCrypto calls it. */
export interface Scheme {
  readonly key: "ed25519" | "rsa";
  readonly title: string;
  readonly header: string;
  readonly algorithm: { readonly name: string; readonly hash?: string };
}

/** The schemes, the preferred one first. */
export const schemes: readonly Scheme[] = [
  { key: "ed25519", title: "Ed25519", header: "x-ghl-signature", algorithm: { name: "Ed25519" } },
  {
    key: "rsa",
    title: "RSA-SHA256",
    header: "x-wh-signature",
    algorithm: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
  },
];
