import type { Schema } from "@crm-invoices/openapi";

/** One line of a list of fields. */
export interface Field {
  readonly name: string;
  readonly location: string;
  readonly schema: Schema;
  readonly required: boolean;
  readonly sentByClient: boolean;
  readonly documented?: Documented | undefined;
}

/** What the documents say at the place of a field. */
export interface Documented {
  /** Undefined where they have no such field. */
  readonly schema: Schema | undefined;
  readonly required: boolean;
}
