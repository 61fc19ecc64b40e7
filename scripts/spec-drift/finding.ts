import type { Facet } from "../reconcile/claims.ts";
import type { Origin } from "./call.ts";

/** What a finding is, in the words of the report. */
export type Matter =
  | "undocumented operation"
  | "undocumented answer"
  | "undocumented header"
  | "undocumented parameter"
  | "undocumented body"
  | "undocumented field"
  | "undocumented content type"
  | "missing though required"
  | "another type"
  | "null where it is not allowed"
  | "unknown value"
  | "another format"
  | "beyond a limit"
  | "no valid JSON";

/** One way in which traffic differs from the description, at one place. */
export interface Difference {
  readonly matter: Matter;
  readonly operation: string;
  /** Where it was seen, such as `response.200.invoice.tipsReceived`. */
  readonly at: string;
  /** The described place that it is about: the place itself, or what it is a part of. */
  readonly about: string;
  readonly facet: Facet;
  /** What traffic shows. */
  readonly says: string;
  /** What an entry of the ledger has to name in order to be about this; undefined when the place is enough. */
  readonly name: string | undefined;
  /** What the description says. */
  readonly spec: string;
  /** The JSON pointer of what the description says, in the bundle. */
  readonly pointer: string | undefined;
}

/** A difference with everything the recordings say about it. */
export interface Finding extends Difference {
  /** In how many exchanges it was seen, and in how many it could have been. */
  readonly seen: number;
  readonly of: number;
  readonly brands: readonly string[];
  readonly first: Origin;
  /** The days of the recording, sorted. */
  readonly days: readonly string[];
}
