import type { DerivedFacts, InvoicesError } from "./invoices-error.ts";

/** Any error of a call. Which of its fields are set depends on the status, as their types say. */
export interface CallError extends InvoicesError, Partial<DerivedFacts> {}
