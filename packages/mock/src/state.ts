import type { ControlRule } from "./control/rules.ts";
import type { Contract } from "./documents.ts";
import type { RequestRecord } from "./log/requests.ts";
import type { Names } from "./names.ts";

/** An operation that a mock serves. */
export interface OperationState {
  /** The operation's id, such as `recordInvoicePayment`. */
  readonly operationId: string;
  /** The method, in upper case. */
  readonly method: string;
  /** The path as in the document, with its parameters in braces. */
  readonly path: string;
  /** The summary in the document; undefined if it has none. */
  readonly summary: string | undefined;
  /** The responses in the document: each status with the names of its examples. */
  readonly responses: readonly { readonly status: string; readonly examples: readonly string[] }[];
}

/** A brand that a mock serves. */
export interface BrandState {
  /** The id of the brand, such as `highlevel`. */
  readonly id: string;
  /** The title of its document. */
  readonly title: string;
  /** Its base URL, without a trailing slash. */
  readonly url: string;
  /** The contract against which requests and responses are validated. */
  readonly contract: Contract;
  /** Its operations. */
  readonly operations: readonly OperationState[];
}

/** What a running mock serves, which controls are in force, and what it was asked. */
export interface MockState {
  /** The brands that it serves. */
  readonly brands: readonly BrandState[];
  /** The controls in force. */
  readonly controls: readonly ControlRule<Names>[];
  /** The option `strictValues`, which holds where no control overrides it. */
  readonly strictValues: boolean;
  /** The latest requests, at most 100, oldest first. */
  readonly requests: readonly RequestRecord[];
  /** How many responses have violated the contract so far. If any did, the provider or the document is at fault. */
  readonly violations: number;
}
