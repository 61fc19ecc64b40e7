import type { Call } from "./call.ts";
import { type InvoicesError, TimeoutError } from "./errors/index.ts";
import type { Turn } from "./fetch.ts";
import { expired, withinLimits } from "./limit.ts";
import type { Retry } from "./options.ts";
import type { Failure, Success } from "./result.ts";
import { nextWait } from "./retry-policy.ts";
import type { Runtime } from "./runtime.ts";
import type { Tokens } from "./token.ts";

/** What a call comes to: a success or a failure, and nothing else. */
export type Outcome = Success<unknown> | Failure<InvoicesError>;

/** Sends one request and reads the response to its end. */
export type Attempt = (token: string, signal: AbortSignal) => Promise<Outcome>;

/** Carries out the attempts of a call until one succeeds or none may follow. */
export type Send = (call: Call, attempt: Attempt) => Promise<Outcome>;

/**
 * @param turn Waits for a turn to send, where the client's `fetch` gives turns.
 * @param retryBudget When the last attempt may begin, in milliseconds after the call.
 */
export function createSend(
  tokens: Tokens,
  runtime: Runtime,
  turn: Turn | undefined,
  retryBudget: number,
  onRetry: ((retry: Retry) => void) | undefined,
): Send {
  return async (call, send) => {
    const { signal, timeout, retries } = call;
    const start = runtime.monotonic();
    const left = () => retryBudget - runtime.monotonic() + start;
    let last: Failure<InvoicesError> | undefined;
    let refused: string | undefined;
    for (let attempt = 1; ; attempt++) {
      let token: string | undefined;
      let sent = false;
      let outcome: Outcome;
      try {
        const held = tokens.get();
        const ready = typeof held === "string" ? held : await withinLimits(() => held, signal, timeout);
        token = ready;
        // Only a fresh token is worth another request.
        if (last && token === refused) return last;
        await turn?.(signal);
        if (last && left() < 0) return last;
        outcome = await withinLimits(
          (limit) => {
            sent = true;
            call.attempts++;
            return send(ready, limit);
          },
          signal,
          timeout,
        );
      } catch (reason) {
        if (reason !== expired) throw reason;
        const error = new TimeoutError(
          `${sent ? "no complete response" : "not sent: no token"} in ${timeout} ms`,
          { ...call, uncertain: call.uncertain || (sent && !call.safe) },
        );
        outcome = { data: undefined, error, response: undefined };
      }
      const { error } = outcome;
      if (!error) return outcome;
      call.uncertain = error.uncertain;
      const fresh = error.status === 401 && !!token && tokens.refuse(token) && !refused;
      const wait = nextWait(error, { attempt, retries, left: left(), fresh }, runtime);
      if (wait === undefined) return outcome;
      if (fresh) refused = token;
      last = outcome;
      onRetry?.({ error, attempt, wait });
      if (wait) await runtime.sleep(wait, signal);
    }
  };
}
