import type { RateLimits } from "../rate-limits.ts";
import type { CallFacts, DerivedFacts, InvoicesError, ResponseFacts } from "./invoices-error.ts";

/** The one class of all errors. Which of its getters have something to tell depends on the status, and so do its types. */
export class CallError extends Error implements InvoicesError {
  declare readonly method: string;
  declare readonly path: string;
  declare readonly operationId: string | undefined;
  declare readonly attempts: number;
  declare readonly uncertain: boolean;
  declare readonly status: number | undefined;
  declare readonly headers: Headers | undefined;
  declare readonly traceId: string | undefined;
  declare readonly body: unknown;
  declare readonly messages: string[] | undefined;
  declare readonly limits: RateLimits | undefined;
  declare readonly wait: number | undefined;

  constructor(
    name: string,
    says: string,
    call: CallFacts,
    cause: unknown,
    response?: ResponseFacts & DerivedFacts,
  ) {
    super(
      `${call.method} ${call.path}: ${says}${call.uncertain ? " (outcome unknown)" : ""}`,
      cause ? { cause } : {},
    );
    Object.assign(this, call, response, { name });
  }

  toJSON(): object {
    return { ...this, message: this.message };
  }
}
