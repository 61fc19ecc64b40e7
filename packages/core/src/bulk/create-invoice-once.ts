import type { InvoicesError } from "../errors/index.ts";
import { fieldOf } from "../messages.ts";
import type { CallOptions } from "../options.ts";
import type { Result } from "../result.ts";
import { type Runtime, systemRuntime } from "../runtime.ts";
import { settle } from "../settle.ts";

/** The two operations of a client that `createInvoiceOnce` calls. */
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

/** The fields that identify a new invoice: its number, and the contact whose invoices are searched for it. */
export interface NewInvoice {
  /** The number, without its prefix. */
  readonly invoiceNumber: string;
  /** Default: none. */
  readonly invoiceNumberPrefix?: string | undefined;
  /** The contact, by its id. */
  readonly contactDetails: { readonly id: string };
}

/** The options of `createInvoiceOnce`, and those of each of its calls. */
export interface CreationOptions<Version extends string = string> extends CallOptions<Version> {
  /** How long to keep searching for the invoice after an unknown outcome, in milliseconds. Default: 30,000. */
  readonly patience?: number | undefined;
}

interface Facts {
  /** The error of the call that decided the outcome; undefined if it succeeded. */
  readonly error: InvoicesError | undefined;
  /** What your `token`, `onRetry` or middleware threw in that call instead, or that its list of invoices is none. */
  readonly rejection: unknown;
}

/**
 * The outcome of `createInvoiceOnce`; narrow it by `verdict`.
 *
 * - `created`: the API confirmed it.
 * - `exists`: the contact has an invoice with the number. It existed before, this call created it without an answer, or
 *   somebody else created it meanwhile: check its content.
 * - `not created`: nothing was sent, or the API itself refused it and the contact has no such invoice: an invoice of another
 *   contact may have the number.
 * - `unknown`: no such invoice of the contact has been seen so far, but the request may still be carried out.
 */
export type Creation<Listed, Created> = Facts &
  (
    | { readonly verdict: "created"; readonly invoice: Created; readonly safeToRepeat: false }
    | { readonly verdict: "exists"; readonly invoice: Listed; readonly safeToRepeat: false }
    | { readonly verdict: "not created"; readonly invoice: undefined; readonly safeToRepeat: true }
    | { readonly verdict: "unknown"; readonly invoice: undefined; readonly safeToRepeat: false }
  );

const limit = 100;
const firstWait = 500;
const longestWait = 8_000;

/**
 * Creates an invoice unless its contact has one with its number. It searches the invoices of the contact and sends the
 * request once. Without a clear answer it searches them again, at growing intervals, until the invoice appears or `patience`
 * is over; after a refusal once, as a gateway that sends a request twice can get one for the second. Callers report that the
 * API refuses a number that is taken, so the number identifies the invoice.
 *
 * The promise does not reject, not even on an abort: an abort cannot undo a request that was sent.
 *
 * @example
 * const creation = await createInvoiceOnce(client, { body });
 * if (creation.verdict === "unknown") console.error("Look for the invoice:", body.invoiceNumber);
 *
 * @param client The client of a brand.
 * @param request The body of `createInvoice`; amounts are in major currency units.
 * @param runtime The clock, which a test can replace. Default: that of the system.
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
  const whole = invoiceNumberPrefix + invoiceNumber;
  const none: Facts = { error: undefined, rejection: undefined };

  const before = await find();
  if (before.failure)
    return { verdict: "not created", invoice: undefined, safeToRepeat: true, ...before.failure };
  if (before.invoice) return { verdict: "exists", invoice: before.invoice, safeToRepeat: false, ...none };

  const { data, failure } = await settle(client.createInvoice({ body }, call));
  if (data !== undefined) return { verdict: "created", invoice: data, safeToRepeat: false, ...none };
  const { error } = failure;
  const notCreated = { verdict: "not created", invoice: undefined, safeToRepeat: true, ...failure } as const;
  const isRefused = error !== undefined && !error.uncertain;
  if (isRefused && error.status === undefined) return notCreated;

  const start = runtime.now();
  for (let wait = firstWait; ; wait = Math.min(wait * 2, longestWait)) {
    const { invoice, failure: unread } = await find();
    if (invoice) return { verdict: "exists", invoice, safeToRepeat: false, ...failure };
    // A conflict can be with this request, which a gateway sent twice and whose first is still being carried out.
    if (isRefused && error.status !== 409 && !unread) return notCreated;
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
      if (!Array.isArray(invoices))
        return { failure: { ...none, rejection: new TypeError("The list has no invoices.") } };
      const invoice = invoices.find(isNumbered);
      if (invoice) return { invoice };
      offset += invoices.length;
      const total = fieldOf(page, "total");
      const id = fieldOf(invoices[0], "_id");
      // A page that comes again would come for ever.
      if (invoices.length === 0 || id === first || (typeof total === "number" && offset >= total)) return {};
      first = id;
    }
  }

  /** Whether an invoice has the number; whether the API shows its prefix in it, beside it, or not at all is not documented. */
  function isNumbered(invoice: unknown): boolean {
    const number = fieldOf(invoice, "invoiceNumber");
    const prefix = fieldOf(invoice, "invoiceNumberPrefix") ?? invoiceNumberPrefix;
    return number === whole || (number === invoiceNumber && prefix === invoiceNumberPrefix);
  }

  /** Whether the wait came to its end. */
  async function rest(milliseconds: number): Promise<boolean> {
    await runtime.sleep(milliseconds, call.signal);
    return !call.signal?.aborted;
  }
}
