/** The fields of an invoice by which a payment is recognized. */
export interface PaidInvoice {
  /** In major currency units. */
  readonly amountPaid: number;
  /** Such as `sent`, `partially_paid` or `paid`. */
  readonly status: string;
  /** An ISO date-time. */
  readonly updatedAt?: string | undefined;
}

/** What a payment that was sent can be recognized by. */
export interface SentPayment {
  /** In major currency units. */
  readonly amount: number;
  readonly reference: string | undefined;
  /** Whether nobody else records payments on the invoice. */
  readonly exclusive: boolean;
}

/** Amounts have at most four decimals in any currency. */
const half = 0.00005;

/** Whether an answer is an invoice whose amounts can be compared. */
export function isReadable<Invoice extends PaidInvoice>(invoice: Invoice | undefined): invoice is Invoice {
  return Number.isFinite(invoice?.amountPaid);
}

/**
 * What proves that a payment is recorded. That exactly its amount came in does not: another payment may have the same.
 */
export function proofOf(
  { amount, reference, exclusive }: SentPayment,
  before: PaidInvoice,
  after: PaidInvoice,
): "reference" | "exclusive" | undefined {
  const received = after.amountPaid - before.amountPaid;
  if (reference !== undefined && received > amount - half && shows(after, reference)) return "reference";
  return exclusive && Math.abs(received - amount) < half ? "exclusive" : undefined;
}

/** Whether nothing that a payment changes has changed. Without its time, an invoice can have changed there and back. */
export function isUnchanged(before: PaidInvoice, after: PaidInvoice): boolean {
  return typeof before.updatedAt === "string" && isAlike(before, after);
}

/** Whether no change by a payment shows. */
export function isAlike(before: PaidInvoice, after: PaidInvoice): boolean {
  return (["amountPaid", "status", "updatedAt"] as const).every((name) => before[name] === after[name]);
}

/** What a reference is called in the `meta` of a payment. */
export const referenceName = "paymentReference";

/** Whether a value has the reference in it, by its name. Where the API shows the `meta` of a payment is not documented. */
export function shows(value: unknown, reference: string): boolean {
  const left: unknown[] = [value];
  // Not recursive, as what is answered may be nested more deeply than the stack is.
  while (left.length > 0) {
    for (const [name, member] of Object.entries(Object(left.pop()))) {
      if (name === referenceName && member === reference) return true;
      if (typeof member === "object" && member !== null) left.push(member);
    }
  }
  return false;
}
