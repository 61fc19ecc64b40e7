import {
  BadRequestError,
  ConflictError,
  ForbiddenError,
  type InvoicesError,
  NetworkError,
  NotFoundError,
  RedirectError,
  ServerError,
  TimeoutError,
  TooManyRequestsError,
  UnauthorizedError,
  UnexpectedResponseError,
  UnexpectedStatusError,
  UnprocessableEntityError,
} from "./errors/index.ts";
import { limitIn } from "./limits.ts";
import { fieldOf, messagesOf } from "./messages.ts";
import type { ClientOptions } from "./options.ts";
import type { Runtime } from "./runtime.ts";
import type { Tokens } from "./token.ts";
import { askedWait } from "./wait.ts";

/** One call, from the caller's point of view. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly operationId: string | undefined;
  /** The caller's own. */
  signal: AbortSignal | undefined;
  readonly timeout: number;
  /** Ends the time limit of the last attempt. It runs until the body is read, which openapi-fetch does by itself. */
  timer?: ReturnType<typeof setTimeout> | undefined;
}

/** What one attempt came to. */
export interface Outcome {
  readonly data: unknown;
  readonly error: InvoicesError | undefined;
  readonly response: Response | undefined;
}

type Attempt = (token: string, signal: AbortSignal) => Promise<Outcome>;

/** Carries out the attempts of a call until one succeeds or none may follow. */
export type Send = (call: Call, attempt: Attempt) => Promise<Outcome>;

const classes = new Map<
  number,
  new (
    ...facts: ConstructorParameters<typeof BadRequestError>
  ) => InvoicesError
>([
  [400, BadRequestError],
  [401, UnauthorizedError],
  [403, ForbiddenError],
  [404, NotFoundError],
  [409, ConflictError],
  [422, UnprocessableEntityError],
  [429, TooManyRequestsError],
]);

/** The error that an answer amounts to. */
export function errorOf(call: Call, response: Response, body?: unknown, cause?: unknown): InvoicesError {
  const { status, headers, ok } = response;
  const { method, path, operationId } = call;
  const trace = fieldOf(body, "traceId") ?? headers.get("X-Trace-Id") ?? undefined;
  const facts = { method, path, operationId, status, headers, traceId: trace && String(trace), body };
  if (isRedirect(response)) return new RedirectError("a redirect, which is not followed", facts);
  if (ok) return new UnexpectedResponseError("the answer is not the promised JSON", facts, cause);
  const Class = classes.get(status) ?? (status < 500 ? UnexpectedStatusError : ServerError);
  return new Class(messagesOf(body).join("; "), facts, cause);
}

/** A browser hides a redirect that it is told not to follow; a `fetch` of the caller's may have followed one. */
export function isRedirect({ status, redirected }: Response): boolean {
  return redirected || status < 200 || (status >= 300 && status < 400);
}

export function createSend(options: ClientOptions, tokens: Tokens, runtime: Runtime): Send {
  const { retries = 2, retryBudget = 12e4, onRetry } = options;
  return async (call, attempt) => {
    const { method, path, operationId, signal, timeout } = call;
    const { now } = runtime;
    const start = now();
    const harmless = !/^P(OST|ATCH)$/.test(method);
    const facts = () => ({ method, path, operationId, status: undefined });
    const held = tokens();
    let token = typeof held === "string" ? held : await held;
    for (let attempts = 1, fresh = false; ; attempts++) {
      signal?.throwIfAborted();
      const controller = new AbortController();
      let outcome: Outcome;
      clearTimeout(call.timer);
      call.timer = timeout
        ? setTimeout(
            () => controller.abort(new TimeoutError(`no complete answer in ${timeout} ms`, facts())),
            Math.min(timeout, 2 ** 31 - 1),
          )
        : undefined;
      try {
        outcome = await attempt(
          token,
          signal ? AbortSignal.any([signal, controller.signal]) : controller.signal,
        );
      } catch (cause) {
        signal?.throwIfAborted();
        const late = controller.signal.aborted;
        const error = late ? controller.signal.reason : new NetworkError("no answer", facts(), cause);
        outcome = { data: undefined, error, response: undefined };
      }
      const { error } = outcome;
      if (!error) return outcome;
      const { status, headers } = error;
      if (status === 401 && !fresh) {
        fresh = true;
        const refused = token;
        token = await tokens(refused);
        if (token !== refused) {
          attempts--;
          continue;
        }
      }
      const wait =
        askedWait(headers, now()) ?? Math.min(500 * 2 ** (attempts - 1), 8e3) * (0.5 + runtime.random() / 2);
      if (
        attempts > retries ||
        now() - start + wait > retryBudget ||
        limitIn(headers, "Daily-Remaining") === 0 ||
        !(status === 429 || (harmless && isTransient(error)))
      ) {
        return outcome;
      }
      onRetry?.({ error, attempt: attempts, wait });
      await runtime.sleep(wait, signal);
    }
  };
}

/** Whether a failure says nothing about the next attempt. */
function isTransient({ status, cause }: InvoicesError): boolean {
  // A cause means that the answer, or the rest of it, was lost on the way; no status, that there was none.
  return !!cause || status === undefined || status === 408 || status >= 500;
}
