/** Where an exchange stands in what was recorded. */
export interface Origin {
  readonly file: string;
  /** Counted from 1. */
  readonly entry: number;
}

/** A body as it was recorded. */
export type Body =
  | { readonly kind: "none" }
  /** There was a body, but the recorder left it out. */
  | { readonly kind: "unrecorded" }
  | { readonly kind: "json"; readonly value: unknown }
  /** Said to be JSON, and is not. */
  | { readonly kind: "broken" }
  | { readonly kind: "other"; readonly mediaType: string };

export interface Field {
  readonly name: string;
  readonly value: string;
}

/** One request and its answer, read from a recording. Everything in it is secret. */
export interface Call {
  readonly origin: Origin;
  /** The day of the recording, `2026-01-05`, where it is told. */
  readonly day: string | undefined;
  readonly method: string;
  readonly url: URL;
  readonly requestHeaders: readonly Field[];
  readonly requestBody: Body;
  readonly status: number;
  readonly responseHeaders: readonly Field[];
  readonly responseBody: Body;
}
