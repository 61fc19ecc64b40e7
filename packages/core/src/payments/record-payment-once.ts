import type { InvoicesError } from "../errors/index.ts";
import { withinLimits } from "../limit.ts";
import type { Middleware } from "../middleware.ts";
import type { CallOptions } from "../options.ts";
import type { Result } from "../result.ts";
import { type Runtime, systemRuntime } from "../runtime.ts";
import { settle } from "../settle.ts";
import {
  isAlike,
  isReadable,
  isUnchanged,
  type PaidInvoice,
  proofOf,
  referenceName,
  shows,
} from "./evidence.ts";
import { notRecorded, type PaymentOutcome, recorded, unknown } from "./outcome.ts";

/** The two operations of a client that `recordPaymentOnce` calls. */
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
  /** The id of the invoice. */
  readonly invoiceId: string;
  /** The body of `recordInvoicePayment`. Its amount is required, and in major currency units: 999 is $999.00. */
  readonly body: Body & {
    readonly amount: number;
    readonly meta?: Readonly<Record<string, unknown>> | undefined;
  };
}

/** The options of `recordPaymentOnce`, and those of each of its calls. */
export interface PaymentOptions<Version extends string = string> extends CallOptions<Version> {
  /**
   * A text that is unique to this payment, such as an order id. It is sent as `meta.paymentReference`; `meta` is documented
   * as data of your own that is kept with the payment. Whether the API returns it in the invoice is unknown. If it does,
   * anywhere, the payment is recognized by it, and a payment whose reference is already there is not sent again.
   * Default: the text that `meta.paymentReference` of the body has, otherwise a random one.
   */
  readonly reference?: string | undefined;
  /**
   * Set to true if nobody else can pay the invoice meanwhile, online or by hand. A payment then counts as recorded when
   * exactly its amount was received. Default: false.
   */
  readonly exclusive?: boolean | undefined;
  /**
   * How long after its call ended a request may still be carried out and become visible, in milliseconds. This is not
   * documented. If you know it, a payment counts as not recorded when the invoice is unchanged after that time.
   * Default: none, as a request without a clear answer may be carried out at any time.
   */
  readonly settledAfter?: number | undefined;
  /**
   * How long to keep reading the invoice after an unknown outcome, in milliseconds. A reading that has begun may take
   * ten seconds more. Default: 30,000.
   */
  readonly patience?: number | undefined;
}

const firstWait = 500;
const longestWait = 8_000;
/** How long one reading after the payment may take, its retries included: one that hangs shall not take the time of many. */
const longestRead = 10_000;

/**
 * Records a payment and resolves with its outcome: `recorded`, `not recorded` or `unknown`. It reads the invoice and sends the
 * payment in one request, whatever `retries` says. Without a clear answer it reads the invoice again, after half a second and
 * then at growing intervals, until the verdict is proven or `patience` is over. It never guesses:
 *
 * - `recorded`: the API confirmed it, or the invoice shows its `reference`, or, with `exclusive`, exactly its amount came in.
 * - `not recorded`: it was not sent, the API itself refused it and the invoice, read once more, is unchanged, or the invoice is
 *   unchanged after `settledAfter`.
 * - `unknown`: anything else. An increase by exactly the amount proves nothing, as another payment may have the same amount.
 *   An unchanged invoice alone proves nothing, as a request that timed out may still be carried out. Nor does a refusal alone,
 *   as a gateway that sends a request twice can get one for the second; a refusal because a payment is being recorded (409)
 *   or the invoice is already paid (callers report both) counts as no answer.
 *
 * The promise does not reject, not even on an abort: an abort cannot undo a payment that was sent.
 *
 * @example
 * const outcome = await recordPaymentOnce(
 *   client,
 *   { invoiceId: "6578278e879ad2646715ba9c", body: { mode: "cash", notes: "Paid at the counter", amount: 999 } },
 *   { reference: "order-4711" },
 * );
 * if (outcome.verdict === "unknown") console.error("Look at the invoice:", outcome.reason, outcome.reference);
 *
 * @param client The client of a brand.
 * @param payment The invoice and the payment.
 * @param runtime The clock, which a test can replace. Default: that of the system.
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
    reference: given = body.meta?.[referenceName],
    exclusive = false,
    settledAfter,
    patience = 30_000,
    ...callOptions
  } = options;
  const { amount } = body;
  if (!(Number.isFinite(amount) && amount > 0)) {
    throw new TypeError("body.amount must be a number above 0: the payment is recognized by it.");
  }
  if (given !== undefined && (typeof given !== "string" || given === "")) {
    throw new TypeError(
      'The option "reference", or body.meta.paymentReference, must be a text that is not empty.',
    );
  }
  const reference = given ?? randomReference();
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
  if (given !== undefined && shows(before, given)) {
    // An earlier call sent it.
    return before.amountPaid >= amount ? recorded("reference", known) : unknown("unchanged", known);
  }
  if (before.status === "paid") return notRecorded("already paid", known);
  if (signal?.aborted) return notRecorded("not sent", { ...known, rejection: signal.reason });

  const meta = reference === undefined ? body.meta : { ...body.meta, [referenceName]: reference };
  const sending = { invoiceId, body: meta === undefined ? body : { ...body, meta } };
  const { data, failure } = await settle(client.recordInvoicePayment(sending, { ...call, retries: 0 }));
  if (data?.success === true) return recorded("answered", { ...known, after: data.invoice });
  const { error } = failure;
  const isRefused = error !== undefined && !error.uncertain && !isCausedByPayment(error);
  if (error ? isRefused && error.status === undefined : isCounted && requests === 0) {
    return notRecorded("not sent", { ...known, ...failure });
  }

  const sent = { amount, reference, exclusive };
  const start = runtime.now();
  const end = Math.max(patience, settledAfter ?? 0);
  let after: Invoice | undefined;
  for (let wait = firstWait; ; wait = Math.min(wait * 2, longestWait)) {
    const isSettled = settledAfter !== undefined && runtime.now() - start >= settledAfter;
    const read = await readAgain();
    if (isReadable(read)) {
      after = read;
      const last = { ...known, ...failure, after };
      const proof = proofOf(sent, before, after);
      if (proof) return recorded(proof, last);
      if (isRefused) return isAlike(before, after) ? notRecorded("refused", last) : unknown("changed", last);
      if (isSettled && isUnchanged(before, after)) return notRecorded("settled", last);
    }
    const left = end - (runtime.now() - start);
    if (left <= 0 || !(await rest(Math.min(wait, left)))) {
      const reason = !after ? "unreadable" : isUnchanged(before, after) ? "unchanged" : "changed";
      return unknown(reason, { ...known, ...failure, after });
    }
  }

  async function readAgain(): Promise<Invoice | undefined> {
    const read = (limit: AbortSignal) => settle(client.getInvoice({ invoiceId }, { ...call, signal: limit }));
    return (await withinLimits(read, longestRead, signal))?.data;
  }

  /** Whether the wait came to its end. */
  async function rest(milliseconds: number): Promise<boolean> {
    await runtime.sleep(milliseconds, signal);
    return !signal?.aborted;
  }
}

/** A refusal that the payment itself can have caused, when it was recorded or is being recorded: both are reported. */
function isCausedByPayment({ status, message }: InvoicesError): boolean {
  return status === 409 || ((status === 400 || status === 422) && /\bpaid\b/i.test(message));
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
