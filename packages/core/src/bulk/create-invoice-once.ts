import type { InvoicesError } from "../errors/index.ts";
import { fieldOf } from "../messages.ts";
import type { CallOptions } from "../options.ts";
import type { Result } from "../result.ts";
import { type Runtime, systemRuntime } from "../runtime.ts";
import { settle } from "../settle.ts";

/** The two operations of a client that are called. */
export interface CreationClient<Body, Listed, Created, Version extends string> {
  readonly listInvoices: (
    request: { readonly contactId: string; readonly limit: number; readonly offset: number },
    options?: CallOptions<Version>,
  ) => Promise<Result<{ readonly invoices: readonly Listed[] }, InvoicesError>>;
  readonly createInvoice: (
    request: { readonly body: Body },
    options?: CallOptions<Version>,
  ) => Promise<Result<Created, InvoicesError>>;
}

/** What identifies a new invoice: its number, and the contact whose invoices are searched for it. */
export interface NewInvoice {
  readonly invoiceNumber: string;
  readonly invoiceNumberPrefix?: string | undefined;
  readonly contactDetails: { readonly id: string };
}

export interface CreationOptions<Version extends string = string> extends CallOptions<Version> {
  /** How long the invoice is searched again after an unknown outcome, in milliseconds. Default: 30,000. */
  readonly patience?: number | undefined;
}

interface Facts {
  /** What the call that decided ended in; undefined when it succeeded. */
  readonly error: InvoicesError | undefined;
  /** What that call rejected with instead: what your own `token`, `onRetry` or middleware threw. */
  readonly rejection: unknown;
}

/**
 * What is known about an invoice that was to be created.
 *
 * - `created`: the API says so.
 * - `exists`: an invoice with the number is there; `invoice` is undefined when the API says so but the contact has none. It was
 *   there before, or this call made it without an answer, or somebody else made it meanwhile: look at what it holds.
 * - `not created`: nothing was sent, or the API itself refused it.
 * - `unknown`: there is no such invoice so far, but the request may still be carried out.
 */
export type Creation<Listed, Created> = Facts &
  (
    | { readonly verdict: "created"; readonly invoice: Created; readonly safeToRepeat: false }
    | { readonly verdict: "exists"; readonly invoice: Listed | undefined; readonly safeToRepeat: false }
    | { readonly verdict: "not created"; readonly invoice: undefined; readonly safeToRepeat: true }
    | { readonly verdict: "unknown"; readonly invoice: undefined; readonly safeToRepeat: false }
  );

const limit = 100;
const firstWait = 500;
const longestWait = 8_000;

/**
 * Creates an invoice unless there is one with its number. It goes through the invoices of the contact, creates the invoice
 * once, and when there is no clear answer goes through them again, less and less often, until the invoice shows or `patience` is
 * over. Callers report that the API refuses a number that is taken, so that the number identifies the invoice.
 *
 * It does not reject: an abort does not undo what was sent.
 *
 * @param runtime Time; a test can pass its own.
 * @throws TypeError, before anything is sent, when the body has no number or no contact, or an option cannot be used.
 */
export async function createInvoiceOnce<
  Body extends object,
  Listed extends { readonly invoiceNumber: string },
  Created,
  Version extends string,
>(
  client: CreationClient<Body, Listed, Created, Version>,
  { body }: { readonly body: Body & NewInvoice },
  { patience = 30_000, ...call }: CreationOptions<Version> = {},
  runtime: Pick<Runtime, "now" | "sleep"> = systemRuntime,
): Promise<Creation<Listed, Created>> {
  const { invoiceNumber, invoiceNumberPrefix = "", contactDetails } = body;
  if (!invoiceNumber) throw new TypeError("body.invoiceNumber is missing: it identifies the invoice.");
  if (!contactDetails?.id)
    throw new TypeError("body.contactDetails.id is missing: its invoices are searched.");
  if (!(Number.isFinite(patience) && patience >= 0)) {
    throw new TypeError('The option "patience" must be a number of milliseconds, 0 or more.');
  }
  const numbers = [invoiceNumber, invoiceNumberPrefix + invoiceNumber];
  const none: Facts = { error: undefined, rejection: undefined };

  const before = await find();
  if (before.failure)
    return { verdict: "not created", invoice: undefined, safeToRepeat: true, ...before.failure };
  if (before.invoice) return { verdict: "exists", invoice: before.invoice, safeToRepeat: false, ...none };

  const { data, failure } = await settle(client.createInvoice({ body }, call));
  if (data !== undefined) return { verdict: "created", invoice: data, safeToRepeat: false, ...none };
  const { error } = failure;
  if (error && !error.uncertain) {
    if (!/already exists/i.test(error.message)) {
      return { verdict: "not created", invoice: undefined, safeToRepeat: true, ...failure };
    }
    const { invoice } = await find();
    return { verdict: "exists", invoice, safeToRepeat: false, ...failure };
  }

  const start = runtime.now();
  for (let wait = firstWait; ; wait = Math.min(wait * 2, longestWait)) {
    const { invoice } = await find();
    if (invoice) return { verdict: "exists", invoice, safeToRepeat: false, ...failure };
    const left = patience - (runtime.now() - start);
    if (left <= 0 || !(await rest(Math.min(wait, left)))) {
      return { verdict: "unknown", invoice: undefined, safeToRepeat: false, ...failure };
    }
  }

  /** The invoice with the number; neither that nor a failure when the contact has none. */
  async function find(): Promise<{ invoice?: Listed; failure?: Facts }> {
    let first: unknown;
    for (let offset = 0; ; ) {
      const { data: page, failure: unread } = await settle(
        client.listInvoices({ contactId: contactDetails.id, limit, offset }, call),
      );
      if (page === undefined) return { failure: unread };
      const { invoices } = page;
      const invoice = invoices.find((each) => numbers.includes(each.invoiceNumber));
      if (invoice) return { invoice };
      offset += invoices.length;
      const total = fieldOf(page, "total");
      const id = fieldOf(invoices[0], "_id");
      // A page that comes again would come for ever.
      if (invoices.length === 0 || id === first || (typeof total === "number" && offset >= total)) return {};
      first = id;
    }
  }

  /** Whether the wait came to its end. */
  async function rest(milliseconds: number): Promise<boolean> {
    await runtime.sleep(milliseconds, call.signal);
    return !call.signal?.aborted;
  }
}
