import type {
  CreateEstimateRequest,
  CreateInvoiceRequest,
  CreateInvoiceScheduleRequest,
  CreateInvoiceTemplateRequest,
  EstimateTemplateRequest,
  RecordInvoicePaymentRequest,
} from "@crm-invoices/highlevel";
import type { StoredSettings } from "../operations/settings/settings.ts";

/** The format that this sandbox reads. */
export const seedVersion = 1;

type OwnedBySeed<Request> = Omit<Request, "altId" | "altType">;

/** A record that is made as its request would make it. */
export interface SeededRecord<Request> {
  /** Its id; one is made when it is left out. */
  readonly id?: string;
  /** The body of the request, without altId and altType. */
  readonly request: OwnedBySeed<Request>;
}

export interface SeededInvoice extends SeededRecord<CreateInvoiceRequest> {
  /** Whether it is sent. Default: false. */
  readonly sent?: boolean;
  /** What is recorded on it, in this order; amounts are in major currency units. */
  readonly payments?: readonly OwnedBySeed<RecordInvoicePaymentRequest>[];
  /** Whether it is made void in the end. Default: false. */
  readonly void?: boolean;
}

export interface SeededEstimate extends SeededRecord<CreateEstimateRequest> {
  /** Whether it is sent. Default: false. */
  readonly sent?: boolean;
  /** What its contact decides, once it is sent. */
  readonly decision?: "accepted" | "declined";
}

export interface SeededSchedule extends SeededRecord<CreateInvoiceScheduleRequest> {
  /** Whether it is started. Default: false. */
  readonly started?: boolean;
}

/** What one account or location of a brand has. */
export interface SeededAccount {
  /** The id of the brand. */
  readonly brand: string;
  readonly altId: string;
  readonly settings?: Partial<StoredSettings>;
  readonly invoices?: readonly SeededInvoice[];
  readonly templates?: readonly SeededRecord<CreateInvoiceTemplateRequest>[];
  readonly estimates?: readonly SeededEstimate[];
  readonly estimateTemplates?: readonly SeededRecord<EstimateTemplateRequest>[];
  readonly schedules?: readonly SeededSchedule[];
}

/** Data for a world. Whatever it holds is made by the operations of the API, by the rules of the world. */
export interface Seed {
  readonly version: typeof seedVersion;
  readonly accounts: readonly SeededAccount[];
}
