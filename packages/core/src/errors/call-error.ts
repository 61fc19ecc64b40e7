import type { Problem } from "../problems.ts";
import type { RateLimits } from "../rate-limits.ts";
import type { InvoicesError } from "./invoices-error.ts";

/** The one class of all errors. Which of its fields are set depends on the status, as their types say. */
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
  declare readonly problems: readonly Problem[] | undefined;
  declare readonly messages: string[] | undefined;
  declare readonly limits: RateLimits | undefined;
  declare readonly wait: number | undefined;

  /** Every field and the message, for `JSON.stringify`. */
  toJSON(): object {
    return { ...this, message: this.message };
  }
}
