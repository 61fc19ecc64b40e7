import type { OperationDefinition } from "./brand-definition.ts";
import { type Context, createCall } from "./context.ts";
import type { InvoicesError } from "./errors/index.ts";
import { createNamedOperation } from "./named-operation.ts";
import type { CallOptions } from "./options.ts";
import { refusal } from "./request.ts";
import type { Result } from "./result.ts";

/** A request of an operation that the description does not have. */
export interface UndocumentedRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The path, with its parameters in braces: `/invoices/{invoiceId}/reminders`. */
  readonly path: `/${string}`;
  /** The values of the parameters of the path; the others go into the query. */
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
  /** The body, sent as JSON. */
  readonly body?: unknown;
  /** Where the client puts `altId` and `altType`. Default: nowhere. */
  readonly alt?: "body" | "query" | undefined;
}

/** Sends a request that no method of the client is for, with everything that its methods have. */
export type RequestMethod<Version extends string = string> = <Data = unknown>(
  request: UndocumentedRequest,
  options?: CallOptions<Version>,
) => Promise<Result<Data | undefined, InvoicesError>>;

export function createRequestMethod(context: Context) {
  return async (request: UndocumentedRequest, options: CallOptions = {}) => {
    const { method, path, parameters, body, alt } = request;
    const operation: OperationDefinition = { id: undefined, method, path, alt, promisesJson: undefined };
    if (/^(\/(?!\.)[\w.{}-]+)+\/?$/.test(path)) {
      return createNamedOperation(context, operation)({ ...parameters, body }, options);
    }
    const call = createCall(context, method, path, undefined, options);
    return { data: undefined, error: refusal(call, "the path is none"), response: undefined };
  };
}
