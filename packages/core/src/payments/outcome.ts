import type { InvoicesError } from "../errors/index.ts";

/** What every outcome has. */
export interface PaymentFacts<Invoice> {
  /** The text that was sent as `meta.paymentReference`; undefined where there is no source of random numbers and none was given. */
  readonly reference: string | undefined;
  /** The invoice as it was read before the payment; undefined when it could not be read. */
  readonly before: Invoice | undefined;
  /** The invoice as it was last answered; undefined when the payment got no answer with it and no later read did either. */
  readonly after: Invoice | undefined;
  /** What the call that decided ended in, or the payment itself; undefined when that succeeded. */
  readonly error: InvoicesError | undefined;
  /** What your own `token`, `onRetry` or middleware threw instead, or the reason of your signal when nothing was called any more. */
  readonly rejection: unknown;
}

/** The payment is recorded, once. */
export interface Recorded<Invoice> extends PaymentFacts<Invoice> {
  readonly verdict: "recorded";
  /**
   * - `answered`: the API said so.
   * - `reference`: the invoice has the reference of this payment in it, and its amount is paid.
   * - `exclusive`: exactly the amount came in, and you say that nobody else records payments on the invoice.
   */
  readonly reason: "answered" | "reference" | "exclusive";
  readonly safeToRepeat: false;
}

/** The payment is not recorded and will not be. */
export interface NotRecorded<Invoice> extends PaymentFacts<Invoice> {
  readonly verdict: "not recorded";
  /**
   * - `not sent`: the invoice could not be read, or the payment was never sent.
   * - `already paid`: the invoice was paid before, so that the payment was not sent. Callers report that it would be refused.
   * - `refused`: the API itself refused it.
   * - `settled`: nothing about the invoice has changed after the time that you say a request takes at most.
   */
  readonly reason: "not sent" | "already paid" | "refused" | "settled";
  /** The same payment can be sent again without being recorded twice. */
  readonly safeToRepeat: true;
}

/** It cannot be known whether the payment is recorded, or not yet. Look at the invoice before anyone sends it again. */
export interface OutcomeUnknown<Invoice> extends PaymentFacts<Invoice> {
  readonly verdict: "unknown";
  /**
   * - `changed`: the invoice has changed, by this payment or by something else.
   * - `unchanged`: it has not changed so far. The request may still be carried out.
   * - `unreadable`: it could not be read.
   */
  readonly reason: "changed" | "unchanged" | "unreadable";
  readonly safeToRepeat: false;
}

/** What is known about a payment. */
export type PaymentOutcome<Invoice> = Recorded<Invoice> | NotRecorded<Invoice> | OutcomeUnknown<Invoice>;

export const recorded = <Invoice>(
  reason: Recorded<Invoice>["reason"],
  facts: PaymentFacts<Invoice>,
): Recorded<Invoice> => ({ verdict: "recorded", reason, safeToRepeat: false, ...facts });

export const notRecorded = <Invoice>(
  reason: NotRecorded<Invoice>["reason"],
  facts: PaymentFacts<Invoice>,
): NotRecorded<Invoice> => ({ verdict: "not recorded", reason, safeToRepeat: true, ...facts });

export const unknown = <Invoice>(
  reason: OutcomeUnknown<Invoice>["reason"],
  facts: PaymentFacts<Invoice>,
): OutcomeUnknown<Invoice> => ({ verdict: "unknown", reason, safeToRepeat: false, ...facts });
