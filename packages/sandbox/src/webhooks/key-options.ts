/** The keys that sign webhooks. */
export interface KeyOptions {
  /** The file of a private Ed25519 key, PKCS #8 as PEM. Default: a key is created at the first start and kept with the data. */
  readonly keyFile?: string | undefined;
  /** Whether to sign with RSA too, in `x-wh-signature`. Callers report that this was to end on 2026-07-01. Default: false. */
  readonly rsa?: boolean | undefined;
}

/** The public keys with which receivers verify webhooks, SPKI as PEM; `rsa` only if the option is set. */
export interface PublicKeys {
  /** Verifies `x-ghl-signature`. */
  readonly ed25519: string;
  /** Verifies `x-wh-signature`. */
  readonly rsa?: string;
}
