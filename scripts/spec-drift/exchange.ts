import type { Origin } from "./call.ts";
import type { BrokenLimit } from "./redact/value.ts";

export type RedactedBody =
  | { readonly kind: "none" | "unrecorded" }
  | { readonly kind: "broken" }
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "other"; readonly mediaType: string };

export interface Parameter {
  readonly in: "path" | "query" | "header";
  readonly name: string;
  readonly value: unknown;
}

/** A request that was not refused. */
export interface RedactedRequest {
  readonly parameters: readonly Parameter[];
  readonly body: RedactedBody;
}

/** A call without its data: all that the comparison sees, and all that is ever written. */
export interface Exchange {
  readonly operation: string;
  readonly path: string;
  readonly method: string;
  readonly isDescribed: boolean;
  /** Undefined when the server refused it, which says nothing of what it accepts. */
  readonly request: RedactedRequest | undefined;
  /** As the description names it: `200`, `4XX`, `default`; the status itself when it is not described. */
  readonly status: string;
  readonly statusCode: number;
  readonly headers: readonly { readonly name: string; readonly value: unknown }[];
  readonly body: RedactedBody;
  readonly broken: readonly BrokenLimit[];
}

/** Equal exchanges, and the numbers of the calls that they stand for. */
export interface Alike {
  readonly exchange: Exchange;
  readonly calls: number[];
}

/** Where and when a call was recorded, by its number. */
export interface Recorded {
  readonly origin: Origin;
  readonly day: string | undefined;
}
