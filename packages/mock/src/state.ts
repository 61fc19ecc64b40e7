import type { ControlRule } from "./control/rules.ts";
import type { Contract } from "./documents.ts";
import type { RequestRecord } from "./log/requests.ts";
import type { Names } from "./names.ts";

/** An operation as {@link MockState} lists it. */
export interface OperationState {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string | undefined;
  /** The documented responses: each status and the names of its examples. */
  readonly responses: readonly { readonly status: string; readonly examples: readonly string[] }[];
}

export interface BrandState {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** The contract that requests and responses are held against. */
  readonly contract: Contract;
  readonly operations: readonly OperationState[];
}

/** What a running mock serves and what it has been told. */
export interface MockState {
  readonly brands: readonly BrandState[];
  readonly controls: readonly ControlRule<Names>[];
  /** Whether values are held to more than the contract demands where no control says so: the option it was started with. */
  readonly strictValues: boolean;
  /** The latest requests, oldest first. */
  readonly requests: readonly RequestRecord[];
  /** How many responses broke the contract since the start: more than none is a fault of the provider or the document. */
  readonly violations: number;
}
