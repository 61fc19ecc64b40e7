import type { Brand } from "@crm-invoices/mock";

/** The format that this sandbox reads. */
export const seedVersion = 1;

/** The body of a request, without altId and altType, such as a `CreateInvoiceRequest`; it is held against the contract. */
export type SeededRequest = object;

/** A record that is made as its request would make it. */
export interface SeededRecord {
  /** Its id; one is made when it is left out. */
  readonly id?: string;
  readonly request: SeededRequest;
}

export interface SeededInvoice extends SeededRecord {
  /** Whether it is sent. Default: false. */
  readonly sent?: boolean;
  /** What is recorded on it, in this order, each as a `RecordInvoicePaymentRequest`; amounts are in major currency units. */
  readonly payments?: readonly SeededRequest[];
  /** Whether it is made void in the end. Default: false. */
  readonly void?: boolean;
}

export interface SeededEstimate extends SeededRecord {
  /** Whether it is sent. Default: false. */
  readonly sent?: boolean;
  /** What its contact decides, once it is sent. */
  readonly decision?: "accepted" | "declined";
}

export interface SeededSchedule extends SeededRecord {
  /** Whether it is started. Default: false. */
  readonly started?: boolean;
}

/** What one account or location of a brand has. */
export interface SeededAccount {
  /** The id of the brand. */
  readonly brand: Brand;
  readonly altId: string;
  /** What differs from the settings of a new account, as `InvoiceSettings`. */
  readonly settings?: object;
  readonly invoices?: readonly SeededInvoice[];
  readonly templates?: readonly SeededRecord[];
  readonly estimates?: readonly SeededEstimate[];
  readonly estimateTemplates?: readonly SeededRecord[];
  readonly schedules?: readonly SeededSchedule[];
}

/** Data for a world. Whatever it holds is made by the operations of the API, by the rules of the world. */
export interface Seed {
  readonly version: typeof seedVersion;
  readonly accounts: readonly SeededAccount[];
}
