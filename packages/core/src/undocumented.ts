import type { InvoicesError } from "./errors/index.ts";
import type { CallOptions } from "./options.ts";
import type { Result } from "./result.ts";

/** An operation that the description does not have. */
export interface UndocumentedOperation {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The path, with its parameters in braces: `/invoices/{invoiceId}/reminders`. */
  readonly path: `/${string}`;
  /** Where the client puts `altId` and `altType`. Default: nowhere. */
  readonly alt?: "body" | "query" | undefined;
}

/** Sends a request that no method of the client is for, with everything that its methods have. */
export type RequestMethod<Version extends string = string> = <Data = unknown>(
  operation: UndocumentedOperation,
  /** The parameters of path and query, and the `body`, as the methods of the client take them. */
  parameters?: Readonly<Record<string, unknown>>,
  options?: CallOptions<Version>,
) => Promise<Result<Data | undefined, InvoicesError>>;
