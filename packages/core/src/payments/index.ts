export type { PaidInvoice } from "./evidence.ts";
export type { NotRecorded, OutcomeUnknown, PaymentFacts, PaymentOutcome, Recorded } from "./outcome.ts";
export {
  type Payment,
  type PaymentClient,
  type PaymentOptions,
  recordPaymentOnce,
} from "./record-payment-once.ts";
