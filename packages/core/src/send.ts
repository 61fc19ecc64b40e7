import { type Call, doubt, fail } from "./call.ts";
import { checkFunction } from "./check-options.ts";
import type { CallError } from "./errors/call-error.ts";
import { withinLimits } from "./limit.ts";
import type { ClientOptions } from "./options.ts";
import type { Failure, Success } from "./result.ts";
import { nextWait } from "./retry-policy.ts";
import type { Runtime } from "./runtime.ts";
import type { Settings } from "./settings.ts";
import { createTokens } from "./token.ts";

/** What a call comes to: a success or a failure, and nothing else. */
export type Outcome = Success<unknown> | Failure<CallError>;

/**
 * Sends one request and reads the response to its end. It is not begun once the signal is aborted.
 *
 * @param over What the attempt comes to when its time is over or the caller aborts.
 */
export type Attempt = (token: string, signal: AbortSignal, over: Promise<Outcome>) => Promise<Outcome>;

/** What a call of a client is sent with. */
export type Sending = Pick<Settings, "timeout" | "retries" | "retryPut" | "retryBudget" | "signal">;

/** Carries out the attempts of a call until one succeeds or none may follow. */
export type Send = (call: Call, settings: Sending, attempt: Attempt) => Promise<Outcome>;

/**
 * Makes what sends the calls of one client.
 *
 * @throws TypeError that names the option, when one cannot be used.
 */
export function createSend(
  options: Pick<ClientOptions, "token" | "fetch" | "onRetry"> & Pick<Settings, "timeout">,
  runtime: Runtime,
): Send {
  const { fetch, onRetry } = options;
  const [getToken, refuseToken] = createTokens(options.token, options.timeout);
  if (fetch) checkFunction("fetch", fetch);
  if (onRetry) checkFunction("onRetry", onRetry);
  return async (call, settings, send) => {
    const { signal } = settings;
    const end = settings.retryBudget + runtime.now();
    let outcome: Outcome | undefined;
    let refused: string | undefined;
    let wait: number | undefined = 0;
    for (let attempt = 1; ; attempt++) {
      const sent = call.attempts;
      let used: string | undefined;
      const late = () => {
        if (call.attempts > sent) doubt(call);
        const name = signal?.aborted ? "Abort" : "Timeout";
        return fail(call, name, call.attempts ? name : "not sent: " + name, signal?.reason);
      };
      if (wait) await runtime.sleep(wait, signal);
      // Where there is no turn, this takes a moment as well: a token function that makes a call of its own would be asked
      // again by that call.
      await fetch?.turn?.(signal);
      outcome = await withinLimits<Outcome>(
        async (limit, over) => {
          used = await getToken();
          // A token that comes too late sends nothing any more.
          if (!used || limit.aborted) return late();
          // Only a fresh token is worth another request, and only in time.
          return outcome && (used === refused || runtime.now() > end) ? outcome : send(used, limit, over);
        },
        settings.timeout,
        signal,
        late,
      );
      const { error } = outcome;
      if (!error) return outcome;
      const fresh = !refused && error.status === 401 && refuseToken(used);
      wait = nextWait(error, settings, attempt, end - runtime.now(), fresh);
      if (wait === undefined) return outcome;
      if (fresh) refused = used;
      onRetry?.({ error, attempt, wait });
    }
  };
}
