import type { InvoicesError } from "../errors/index.ts";

/** The fields of every outcome. */
export interface PaymentFacts<Invoice> {
  /** What was sent as `meta.paymentReference`; undefined if none was given and the runtime has no WebCrypto to make one. */
  readonly reference: string | undefined;
  /** The invoice as read before the payment; undefined if it could not be read. */
  readonly before: Invoice | undefined;
  /** The invoice as last received; undefined if neither the payment nor a later read returned it. */
  readonly after: Invoice | undefined;
  /** The error of the call that decided the outcome, or of the payment; undefined if that call succeeded. */
  readonly error: InvoicesError | undefined;
  /** What your `token`, `onRetry` or middleware threw instead, or the reason of a signal that was aborted before the payment. */
  readonly rejection: unknown;
}

/** The payment is recorded, once. */
export interface Recorded<Invoice> extends PaymentFacts<Invoice> {
  readonly verdict: "recorded";
  /**
   * - `answered`: the API confirmed the payment.
   * - `reference`: the invoice shows the reference of this payment, and its amount is paid.
   * - `exclusive`: exactly the amount was received, and you set `exclusive`.
   */
  readonly reason: "answered" | "reference" | "exclusive";
  /** Sending the same payment again would record it twice. */
  readonly safeToRepeat: false;
}

/** This call did not record the payment, and will not. */
export interface NotRecorded<Invoice> extends PaymentFacts<Invoice> {
  readonly verdict: "not recorded";
  /**
   * - `not sent`: the invoice could not be read, or the payment was never sent.
   * - `already paid`: the invoice was paid before, perhaps by an earlier call for the same payment, so the payment was not sent.
   *   Callers report that the API would refuse it.
   * - `refused`: the API itself refused it, and the invoice has not changed.
   * - `settled`: the invoice was unchanged after `settledAfter`.
   */
  readonly reason: "not sent" | "already paid" | "refused" | "settled";
  /** Sending the same payment again does not record it twice. */
  readonly safeToRepeat: true;
}

/** It is unknown whether the payment is, or will be, recorded. Check the invoice before anyone sends it again. */
export interface OutcomeUnknown<Invoice> extends PaymentFacts<Invoice> {
  readonly verdict: "unknown";
  /**
   * - `changed`: the invoice has changed, because of this payment or something else.
   * - `unchanged`: it has not changed so far. The request may still be carried out.
   * - `unreadable`: it could not be read.
   */
  readonly reason: "changed" | "unchanged" | "unreadable";
  /** Sending the same payment again may record it twice. */
  readonly safeToRepeat: false;
}

/** What is known about a payment; narrow it by `verdict`. */
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
