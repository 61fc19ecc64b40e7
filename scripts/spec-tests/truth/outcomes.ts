import { isObject, type JsonObject, listOf, member } from "@crm-invoices/openapi";

/** A success of an operation, and the request example of the same name, otherwise the first. */
export interface Outcome {
  readonly response: unknown;
  readonly request: unknown;
}

type Expectation = (outcome: Outcome) => string | undefined;

const status = (...expected: readonly string[]): Expectation => {
  return ({ response }) => {
    const found = member(subject(response), "status");
    return expected.includes(String(found))
      ? undefined
      : `expected status ${expected.join(" or ")}, found ${found}`;
  };
};

const flag = (name: string): Expectation => {
  return ({ response }) => (member(response, name) === true ? undefined : `expected ${name} to be true`);
};

/** What becomes of the record, by operation, as the descriptions of the operations say. */
const expectations: Readonly<Record<string, readonly Expectation[]>> = {
  createInvoice: [status("draft")],
  sendInvoice: [status("sent")],
  recordInvoicePayment: [flag("success"), paid],
  voidInvoice: [status("void")],
  createText2PayInvoice: [
    ({ request, response }) =>
      status(member(request, "action") === "send" ? "sent" : "draft")({ request, response }),
    ({ response }) =>
      URL.canParse(String(member(response, "invoiceUrl"))) ? undefined : "invoiceUrl is no address",
  ],
  deleteInvoiceTemplate: [flag("success")],
  createInvoiceSchedule: [status("draft")],
  startInvoiceSchedule: [status("scheduled")],
  updateAndScheduleInvoiceSchedule: [status("scheduled")],
  cancelInvoiceSchedule: [status("cancelled")],
  deleteInvoiceSchedule: [flag("success")],
  sendEstimate: [wasSent],
  deleteEstimate: [flag("deleted")],
  createInvoiceFromEstimate: [status("draft"), sameTotal],
  deleteEstimateTemplate: [flag("deleted")],
};

/** Where an outcome is not what its operation is for. */
export function outcomeFaults(operation: string, outcome: Outcome): string[] {
  return (expectations[operation] ?? []).flatMap((expectation) => expectation(outcome) ?? []);
}

/** The operations whose outcome is known. */
export const operationsWithOutcome: readonly string[] = Object.keys(expectations);

/** A payment names no means that it was not made with. */
export function paymentFaults(request: unknown): string[] {
  const mode = member(request, "mode");
  const isNamed = (means: string): boolean => {
    const named = member(request, means);
    return isObject(named) && Object.values(named).some((value) => value !== "");
  };
  return ["card", "cheque"]
    .filter((means) => means !== mode && isNamed(means))
    .map((means) => `mode ${mode} with a ${means}`);
}

function subject(response: unknown): unknown {
  return member(response, "invoice") ?? response;
}

function paid({ request, response }: Outcome): string | undefined {
  const invoice = subject(response);
  const { amount } = isObject(request) ? request : ({} satisfies JsonObject);
  const expected = amount === member(invoice, "total") ? "paid" : "partially_paid";
  if (amount !== undefined && amount !== member(invoice, "amountPaid")) {
    return `amountPaid ${member(invoice, "amountPaid")} after a payment of ${amount}`;
  }
  return status(expected)({ request, response });
}

function wasSent({ response }: Outcome): string | undefined {
  const estimateStatus = member(response, "estimateStatus");
  const actions = listOf(member(response, "estimateActionHistory")).map((entry) => member(entry, "action"));
  return estimateStatus === "sent" || actions.at(-1) === "Sent" ? undefined : "nothing says that it was sent";
}

function sameTotal({ response }: Outcome): string | undefined {
  const [invoice, estimate] = ["invoice", "estimate"].map((name) => member(member(response, name), "total"));
  return invoice === estimate ? undefined : `an invoice of ${invoice} for an estimate of ${estimate}`;
}
