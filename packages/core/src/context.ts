import type { Call } from "./call.ts";
import type { Fetch } from "./fetch.ts";
import type { Alt } from "./fill.ts";
import type { Middleware } from "./middleware.ts";
import type { CallOptions } from "./options.ts";
import type { Send } from "./send.ts";

/** What the calls of one client share. */
export interface Context extends Alt {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeout: number;
  readonly retries: number;
  readonly middleware: readonly Middleware[];
  /** Carries out a request, by a `fetch` of its own if need be, and ends it with the signal where that can be done. */
  readonly fetch: (
    input: string | Request,
    init: RequestInit,
    signal: AbortSignal,
    fetch?: Fetch,
  ) => Promise<Response>;
  readonly send: Send;
}

/** A call with its options. They are not checked yet, so that an error about them can say what was called. */
export function createCall(
  context: Pick<Context, "timeout" | "retries">,
  method: string,
  path: string,
  operationId: string | undefined,
  options: CallOptions,
): Call {
  return {
    method,
    path,
    operationId,
    safe: /^(GET|HEAD)$/.test(method),
    signal: options.signal,
    timeout: options.timeout ?? context.timeout,
    retries: options.retries ?? context.retries,
    attempts: 0,
    uncertain: false,
  };
}
