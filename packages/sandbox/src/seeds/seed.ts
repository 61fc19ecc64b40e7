import type { Brand } from "@crm-invoices/mock";

/** The format that this sandbox reads. */
export const seedVersion = 1;

/** The body of a request without `altId` and `altType`, such as a `CreateInvoiceRequest`. It is validated by the contract. */
export type SeededRequest = object;

/** A record to create. */
export interface SeededRecord {
  /** Its id: 1 to 64 letters, digits, `-` and `_`. Default: a new id. */
  readonly id?: string;
  /** The body of the request that creates it; amounts are in major currency units. */
  readonly request: SeededRequest;
}

/** An invoice to create, as a `CreateInvoiceRequest`; it is then sent, paid and voided, in this order. */
export interface SeededInvoice extends SeededRecord {
  /** Whether to send it. Default: false. */
  readonly sent?: boolean;
  /** The payments to record, in order, each as a `RecordInvoicePaymentRequest`; amounts are in major currency units. */
  readonly payments?: readonly SeededRequest[];
  /** Whether to void it. Default: false. */
  readonly void?: boolean;
}

/** An estimate to create, as a `CreateEstimateRequest`. */
export interface SeededEstimate extends SeededRecord {
  /** Whether to send it. Default: false. */
  readonly sent?: boolean;
  /** The decision of its contact, for which it has to be sent. Default: none. */
  readonly decision?: "accepted" | "declined";
}

/** A schedule to create, as a `CreateInvoiceScheduleRequest`. */
export interface SeededSchedule extends SeededRecord {
  /** Whether to start it. Default: false. */
  readonly started?: boolean;
}

/** The data of one account, or location, of a brand. */
export interface SeededAccount {
  /** The id of the brand. */
  readonly brand: Brand;
  /** The id of the account. */
  readonly altId: string;
  /** Settings that differ from those of a new account, as in `InvoiceSettings`. Default: none. */
  readonly settings?: object;
  /** Default: none. */
  readonly invoices?: readonly SeededInvoice[];
  /** Invoice templates, each as a `CreateInvoiceTemplateRequest`. Default: none. */
  readonly templates?: readonly SeededRecord[];
  /** Default: none. */
  readonly estimates?: readonly SeededEstimate[];
  /** Estimate templates, each as a `EstimateTemplateRequest`. Default: none. */
  readonly estimateTemplates?: readonly SeededRecord[];
  /** Default: none. */
  readonly schedules?: readonly SeededSchedule[];
}

/**
 * Data for a world. Its records are created by the operations of the API and the rules of the world, so it is either valid and
 * applied as a whole, or refused with the place that is wrong. It sends no webhooks.
 */
export interface Seed {
  /** The version of this format: 1. */
  readonly version: typeof seedVersion;
  /** The data of each account. */
  readonly accounts: readonly SeededAccount[];
}
