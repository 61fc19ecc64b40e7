import { type Call, doubt, fail } from "./call.ts";
import type { CallError } from "./errors/call-error.ts";
import { ended, withinLimits } from "./limit.ts";
import type { ClientOptions } from "./options.ts";
import type { Failure, Success } from "./result.ts";
import { nextWait } from "./retry-policy.ts";
import type { Runtime } from "./runtime.ts";
import type { Settings } from "./settings.ts";
import { createTokens } from "./token.ts";

/** What a call comes to: a success or a failure, and nothing else. */
export type Outcome = Success<unknown> | Failure<CallError>;

/** Sends one request and reads the response to its end, unless the signal is aborted before it begins. */
export type Attempt = (token: string, signal: AbortSignal) => Promise<Outcome>;

/** What a call of a client is sent with. */
export type Sending = Pick<Settings, "timeout" | "retries" | "retryPut" | "retryBudget" | "signal">;

/** Carries out the attempts of a call until one succeeds or none may follow. */
export type Send = (call: Call, settings: Sending, attempt: Attempt) => Promise<Outcome>;

/**
 * Makes what sends the calls of one client.
 *
 * @param limit How long the function that gives the token may take, in milliseconds; 0 means no limit.
 */
export function createSend(
  { token, fetch, onRetry }: Pick<ClientOptions, "token" | "fetch" | "onRetry">,
  limit: number,
  runtime: Runtime,
): Send {
  const tokens = createTokens(token, limit);
  return async (call, settings, send) => {
    const { signal, timeout } = settings;
    const end = runtime.monotonic() + settings.retryBudget;
    const left = () => end - runtime.monotonic();
    let failure: Failure<CallError> | undefined;
    let refused: string | undefined;
    let wait: number | undefined = 0;
    for (let attempt = 1; ; attempt++) {
      const sent = call.attempts;
      let used = "";
      let outcome: Outcome;
      try {
        if (wait) await runtime.sleep(wait, signal);
        await fetch?.turn?.(signal);
        outcome = await withinLimits(
          async (limit) => {
            used = await tokens.get();
            // Only a fresh token is worth another request, and only in time.
            return failure && (used === refused || left() < 0) ? failure : send(used, limit);
          },
          signal,
          timeout,
        );
      } catch (reason) {
        const isAborted = signal?.aborted;
        if (reason !== ended && !isAborted) throw reason;
        if (call.attempts > sent) doubt(call);
        outcome = fail(
          call,
          isAborted ? "Abort" : "Timeout",
          `${call.attempts ? "" : "not sent: "}${isAborted ? "aborted" : "timed out"}`,
          isAborted && signal.reason,
        );
      }
      const { error } = outcome;
      if (!error) return outcome;
      const fresh = !refused && error.status === 401 && tokens.refuse(used);
      wait = nextWait(error, settings, attempt, left(), fresh);
      if (wait === undefined) return outcome;
      if (fresh) refused = used;
      failure = outcome;
      onRetry?.({ error, attempt, wait });
    }
  };
}
