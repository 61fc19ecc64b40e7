/** With which keys webhooks are signed. */
export interface KeyOptions {
  /** A file with the private Ed25519 key, PKCS #8 as PEM. Default: one is made at the first start, and kept with the data. */
  readonly keyFile?: string | undefined;
  /** Whether to sign with RSA as well, in `x-wh-signature`, which the publisher has retired. Default: false. */
  readonly rsa?: boolean | undefined;
}

/** The public keys, SPKI as PEM: what a receiver verifies with. */
export interface PublicKeys {
  readonly ed25519: string;
  readonly rsa?: string;
}
