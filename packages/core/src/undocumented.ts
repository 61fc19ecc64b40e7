import type { InvoicesError } from "./errors/index.ts";
import type { CallOptions } from "./options.ts";
import type { Result } from "./result.ts";

/** An operation that is not in the description. */
export interface UndocumentedOperation {
  /** The method of the request. */
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The path, with its parameters in braces, such as `/invoices/{invoiceId}/reminders`. */
  readonly path: `/${string}`;
  /** Where the client puts `altId` and `altType`. Default: it sends neither. */
  readonly alt?: "body" | "query" | undefined;
}

/**
 * Sends a request for which the client has no method, with the same token, checks, time limits, retries and errors.
 *
 * @typeParam Data The body of the response, which is not checked. Default: `unknown`.
 */
export type RequestMethod<Version extends string = string> = <Data = unknown>(
  operation: UndocumentedOperation,
  /** The parameters of path and query, and the `body`, as the methods of the client take them. */
  parameters?: Readonly<Record<string, unknown>>,
  options?: CallOptions<Version>,
) => Promise<Result<Data | undefined, InvoicesError>>;
