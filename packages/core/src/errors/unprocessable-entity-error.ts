import { messagesOf } from "../messages.ts";
import { InvoicesError } from "./invoices-error.ts";

/** The request fails validation. */
export class UnprocessableEntityError extends InvoicesError {
  override readonly name = "UnprocessableEntityError";
  declare readonly status: 422;

  /** What is wrong with the request, one text for each problem, such as `items.0.name should not be empty`. */
  get messages(): string[] {
    return messagesOf(this.body);
  }
}
