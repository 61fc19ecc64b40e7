import type { InvoicesError } from "../errors/index.ts";
import type { Middleware } from "../middleware.ts";
import type { CallOptions } from "../options.ts";
import type { Result } from "../result.ts";
import { type Runtime, systemRuntime } from "../runtime.ts";
import { settle } from "../settle.ts";
import { isReadable, isUnchanged, type PaidInvoice, proofOf, referenceName, shows } from "./evidence.ts";
import { notRecorded, type PaymentOutcome, recorded, unknown } from "./outcome.ts";

/** The two operations of a client that are called. */
export interface PaymentClient<Body, Invoice, Version extends string> {
  readonly getInvoice: (
    request: { readonly invoiceId: string },
    options?: CallOptions<Version>,
  ) => Promise<Result<Invoice, InvoicesError>>;
  readonly recordInvoicePayment: (
    request: { readonly invoiceId: string; readonly body: Body },
    options?: CallOptions<Version>,
  ) => Promise<Result<{ readonly success: boolean; readonly invoice: Invoice }, InvoicesError>>;
}

/** A payment to record. */
export interface Payment<Body> {
  readonly invoiceId: string;
  /** As `recordInvoicePayment` takes it, with its amount in major currency units: 999 is $999.00. */
  readonly body: Body & {
    readonly amount: number;
    readonly meta?: Readonly<Record<string, unknown>> | undefined;
  };
}

/** How a payment is recorded, and by what it is recognized. */
export interface PaymentOptions<Version extends string = string> extends CallOptions<Version> {
  /**
   * A text that no other payment has, such as the id of an order. It is sent as `meta.paymentReference`, and `meta` is
   * documented as data of your own that is kept with the payment. Whether the API shows it in the invoice is unknown. Where it
   * does, in any place, the payment is recognized by it, and a payment whose reference is already there is not sent again.
   * Default: a random one.
   */
  readonly reference?: string | undefined;
  /**
   * Say true where nobody else can pay the invoice meanwhile, online or by hand. Then a payment counts as recorded when
   * exactly its amount came in. Default: false.
   */
  readonly exclusive?: boolean | undefined;
  /**
   * How long after its call has ended a request may still be carried out and show in what is read, in milliseconds. No page
   * says it. Where you know it, a payment counts as not recorded when the invoice is unchanged after that time.
   * Default: a request that got no clear answer may be carried out at any time.
   */
  readonly settledAfter?: number | undefined;
  /** How long the invoice is read again after an unknown outcome, in milliseconds. Default: 30,000. */
  readonly patience?: number | undefined;
}

const firstWait = 500;
const longestWait = 8_000;

/**
 * Records a payment, and says what has become of it: `recorded`, `not recorded`, or `unknown`. It reads the invoice, sends the
 * payment once, and when there is no clear answer reads the invoice again, after half a second and then less and less
 * often, until the verdict can be proven or `patience` is over. It never guesses:
 *
 * - `recorded`: the API said so, or the invoice shows the payment's `reference`, or you say that it is `exclusive`.
 * - `not recorded`: it was not sent, or the API itself refused it, or the invoice is unchanged after `settledAfter`.
 * - `unknown`: anything else. That exactly the amount came in proves nothing, as another payment may have the same; that
 *   nothing came in proves nothing, as a request that timed out may still be carried out. A refusal because a payment is
 *   being recorded (409) or because the invoice is already paid (400; both reported by callers) proves nothing either, as a
 *   gateway that sends a request twice causes both.
 *
 * It does not reject: not even an abort does away with a payment that was sent, so the verdict comes all the same.
 *
 * @example
 * const outcome = await recordPaymentOnce(
 *   client,
 *   { invoiceId: "6578278e879ad2646715ba9c", body: { mode: "cash", notes: "Paid at the counter", amount: 999 } },
 *   { reference: "order-4711" },
 * );
 * if (outcome.verdict === "unknown") console.error("Look at the invoice:", outcome.reason, outcome.reference);
 *
 * @param runtime Time; a test can pass its own.
 * @throws TypeError, before anything is sent, when `amount` or an option cannot be used.
 */
export async function recordPaymentOnce<
  Body extends object,
  Invoice extends PaidInvoice,
  Version extends string,
>(
  client: PaymentClient<Body, Invoice, Version>,
  { invoiceId, body }: Payment<Body>,
  options: PaymentOptions<Version> = {},
  runtime: Pick<Runtime, "now" | "sleep"> = systemRuntime,
): Promise<PaymentOutcome<Invoice>> {
  const {
    reference = randomReference(),
    exclusive = false,
    settledAfter,
    patience = 30_000,
    ...callOptions
  } = options;
  const { amount } = body;
  if (!(Number.isFinite(amount) && amount > 0)) {
    throw new TypeError("body.amount must be a number above 0: the payment is recognized by it.");
  }
  if (reference === "") throw new TypeError('The option "reference" must be a text that is not empty.');
  checkTime("patience", patience);
  if (settledAfter !== undefined) checkTime("settledAfter", settledAfter);

  let requests = 0;
  const count: Middleware = () => {
    requests++;
  };
  const call = { ...callOptions, middleware: [...(callOptions.middleware ?? []), count] };
  const { signal } = call;

  const first = await settle(client.getInvoice({ invoiceId }, call));
  const before = first.data;
  if (!isReadable(before)) {
    return notRecorded("not sent", { reference, before: undefined, after: undefined, ...first.failure });
  }
  // A client that is not one of ours may leave middleware out.
  const isCounted = requests > 0;
  requests = 0;
  const known = { reference, before, after: before, error: undefined, rejection: undefined };
  if (options.reference !== undefined && shows(before, options.reference)) {
    // An earlier call sent it.
    return before.amountPaid >= amount ? recorded("reference", known) : unknown("unchanged", known);
  }
  if (before.status === "paid") return notRecorded("already paid", known);
  if (signal?.aborted) return notRecorded("not sent", { ...known, rejection: signal.reason });

  const meta = reference === undefined ? body.meta : { ...body.meta, [referenceName]: reference };
  const sending = meta === undefined ? body : { ...body, meta };
  const { data, failure } = await settle(client.recordInvoicePayment({ invoiceId, body: sending }, call));
  if (data?.success === true) return recorded("answered", { ...known, after: data.invoice });
  const { error } = failure;
  if (error ? !error.uncertain && !isCausedByPayment(error) : isCounted && requests === 0) {
    return notRecorded(error?.status === undefined ? "not sent" : "refused", { ...known, ...failure });
  }

  const sent = { amount, reference, exclusive };
  const start = runtime.now();
  const end = Math.max(patience, settledAfter ?? 0);
  let after: Invoice | undefined;
  for (let wait = firstWait; ; wait = Math.min(wait * 2, longestWait)) {
    const isSettled = settledAfter !== undefined && runtime.now() - start >= settledAfter;
    const { data: read } = await settle(client.getInvoice({ invoiceId }, call));
    if (isReadable(read)) {
      after = read;
      const last = { ...known, ...failure, after };
      const proof = proofOf(sent, before, after);
      if (proof) return recorded(proof, last);
      if (isSettled && isUnchanged(before, after)) return notRecorded("settled", last);
    }
    const left = end - (runtime.now() - start);
    if (left <= 0 || !(await rest(Math.min(wait, left)))) {
      const reason = !after ? "unreadable" : isUnchanged(before, after) ? "unchanged" : "changed";
      return unknown(reason, { ...known, ...failure, after });
    }
  }

  /** Whether the wait came to its end. */
  async function rest(milliseconds: number): Promise<boolean> {
    await runtime.sleep(milliseconds, signal);
    return !signal?.aborted;
  }
}

/** A refusal that the payment itself can have caused, when it was recorded or is being recorded: both are reported. */
function isCausedByPayment({ status, message }: InvoicesError): boolean {
  return status === 409 || (status === 400 && /already\b.*\bpaid/i.test(message));
}

function checkTime(name: string, value: number): void {
  if (!(Number.isFinite(value) && value >= 0)) {
    throw new TypeError(`The option "${name}" must be a number of milliseconds, 0 or more.`);
  }
}

/** 128 bits, so that no two are the same. */
function randomReference(): string | undefined {
  const bytes = globalThis.crypto?.getRandomValues(new Uint8Array(16));
  return bytes && Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
