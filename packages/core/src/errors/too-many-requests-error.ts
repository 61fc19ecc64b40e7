import { limitsOf, type RateLimits } from "../limits.ts";
import { askedWait } from "../wait.ts";
import { InvoicesError } from "./invoices-error.ts";

/** A rate limit is reached: 100 requests in 10 seconds or 200,000 in a day, counted per app and account. */
export class TooManyRequestsError extends InvoicesError {
  override readonly name = "TooManyRequestsError";
  declare readonly status: 429;

  /** The limits as the answer states them; undefined where it does not. */
  get limits(): RateLimits {
    return limitsOf(this.headers);
  }

  /** How long the answer asks to wait, in milliseconds and at most 60,000; undefined when it does not say. */
  get wait(): number | undefined {
    return askedWait(this.headers, Date.now());
  }
}
