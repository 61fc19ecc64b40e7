import type { InvoicesError } from "./errors/index.ts";
import type { Result } from "./result.ts";

/**
 * Returns the data of a result, or throws its error.
 *
 * @example
 * const invoice = await unwrap(client.getInvoice({ invoiceId: "6578278e879ad2646715ba9c" }));
 *
 * @throws InvoicesError The error of the result.
 */
export async function unwrap<Data>(
  result: Result<Data, InvoicesError> | PromiseLike<Result<Data, InvoicesError>>,
): Promise<Data> {
  const settled = await result;
  if (settled.error) throw settled.error;
  return settled.data;
}
