import { edit, major, minor, patch } from "../edit.ts";

const payment = "schemas/RecordInvoicePaymentRequest";
const list = "/invoices";

/** Edits of what callers send. */
export const requestEdits = [
  edit(
    "an optional field becomes required",
    (spec) => spec.add(payment, ["required"], "amount"),
    major("`recordInvoicePayment`: `amount` in the request is now required."),
  ),
  edit(
    "a required field becomes optional",
    (spec) => spec.take(payment, ["required"], "notes"),
    minor("`recordInvoicePayment`: `notes` in the request may now be left out."),
  ),
  edit(
    "a field is new",
    (spec) => spec.set(payment, ["properties", "tip"], { type: "number", description: "Tip." }),
    minor("`recordInvoicePayment`: `tip` in the request is new."),
  ),
  edit(
    "a field is new and required",
    (spec) => {
      spec.set(payment, ["properties", "tip"], { type: "number", description: "Tip." });
      spec.add(payment, ["required"], "tip");
    },
    major("`recordInvoicePayment`: `tip` in the request is new and required."),
  ),
  edit(
    "a field is gone",
    (spec) => {
      spec.remove(payment, ["properties", "fulfilledAt"]);
    },
    major("`recordInvoicePayment`: `fulfilledAt` in the request is gone."),
  ),
  edit(
    "a field is renamed",
    (spec) => {
      spec.remove(payment, ["properties", "fulfilledAt"]);
      spec.set(payment, ["properties", "receivedAt"], { type: "string", description: "When." });
    },
    major("`recordInvoicePayment`: `fulfilledAt` in the request is gone."),
    minor("`recordInvoicePayment`: `receivedAt` in the request is new."),
  ),
  edit(
    "a field gets another type",
    (spec) => spec.replace(payment, ["properties", "notes", "type"], "number"),
    major("`recordInvoicePayment`: `notes` in the request must now be a number instead of a string."),
  ),
  edit(
    "a field may also be null",
    (spec) => spec.replace(payment, ["properties", "notes", "type"], ["string", "null"]),
    minor("`recordInvoicePayment`: `notes` in the request may now also be null."),
  ),
  edit(
    "a value may be sent",
    (spec) => spec.add(payment, ["properties", "mode", "enum"], "crypto"),
    minor('`recordInvoicePayment`: `mode` in the request may now also be "crypto".'),
  ),
  edit(
    "a value may not be sent any more",
    (spec) => spec.take(payment, ["properties", "mode", "enum"], "other"),
    major('`recordInvoicePayment`: `mode` in the request may no longer be "other".'),
  ),
  edit(
    "a field gets a format",
    (spec) => spec.set(payment, ["properties", "fulfilledAt", "format"], "date-time"),
    major("`recordInvoicePayment`: `fulfilledAt` in the request must now be in the format `date-time`."),
  ),
  edit(
    "a field loses its format",
    (spec) => spec.remove("schemas/CreateInvoiceRequest", ["properties", "issueDate", "format"]),
    minor("`createInvoice`: `issueDate` in the request need no longer be in the format `date`."),
  ),
  edit(
    "a field gets a limit",
    (spec) => spec.set(payment, ["properties", "notes", "maxLength"], 500),
    major("`recordInvoicePayment`: `notes` in the request must now be at most 500 characters long."),
  ),
  edit(
    "a field is deprecated",
    (spec) => spec.set(payment, ["properties", "meta", "deprecated"], true),
    minor("`RecordInvoicePaymentRequest.meta` is now deprecated."),
  ),
  edit(
    "a field becomes required in a schema that others take in by allOf",
    (spec) => spec.add("schemas/CreateEstimateRequest", ["required"], "title"),
    major(
      "`CreateEstimateRequest.title` in the requests of `createEstimate` and `updateEstimate` is now required.",
    ),
  ),
  edit(
    "a field becomes required in a schema that many refer to",
    (spec) => spec.set("schemas/Address", ["required"], ["city"]),
    major(
      "`Address.city` in the requests of `createInvoice`, `createText2PayInvoice`, `createInvoiceTemplate` and 8 more operations is now required.",
    ),
    minor(
      "`Address.city` in the answers of `listInvoices`, `createInvoice`, `getInvoiceSettings` and 33 more operations is now always there.",
    ),
    minor("`Address.city` in the payloads of every webhook is now always there."),
  ),
  edit(
    "a parameter is new",
    (spec) =>
      spec.add(list, ["get", "parameters"], {
        name: "currency",
        in: "query",
        description: "Currency the invoices must have.",
        schema: { type: "string" },
      }),
    minor("`listInvoices`: the query parameter `currency` is new."),
  ),
  edit(
    "a parameter is gone",
    (spec) => spec.take(list, ["get", "parameters"], "#/components/parameters/Search"),
    major("`listInvoices`: the query parameter `search` is gone."),
  ),
  edit(
    "a parameter that operations share becomes required",
    (spec) => spec.set("parameters/Search", ["required"], true),
    major(
      "`listInvoices`, `listInvoiceTemplates` and `listInvoiceSchedules`: the query parameter `search` is now required.",
    ),
  ),
  edit(
    "a parameter gets a default and may be left out",
    (spec) => {
      spec.remove("parameters/Limit", ["required"]);
      spec.set("parameters/Limit", ["schema", "default"], 10);
    },
    minor(
      "`listInvoices`, `listInvoiceTemplates`, `listInvoiceSchedules` and 2 more operations: the query parameter `limit` may now be left out.",
    ),
    minor(
      "`listInvoices`, `listInvoiceTemplates`, `listInvoiceSchedules` and 2 more operations: the query parameter `limit` now defaults to 10.",
    ),
  ),
  edit(
    "every operation takes one more version",
    (spec) => spec.add("parameters/Version", ["schema", "enum"], "2023-02-21"),
    minor('Every operation: the header parameter `Version` may now also be "2023-02-21".'),
  ),
  edit(
    "an example of a request changes",
    (spec) => spec.replace("examples/record-invoice-payment.cheque.request", ["value", "amount"], 20),
    patch("The examples of `recordInvoicePayment` have changed."),
  ),
  edit(
    "an example of a field changes",
    (spec) => spec.replace(payment, ["properties", "mode", "examples"], ["cash"]),
    patch("The examples of `RecordInvoicePaymentRequest` have changed."),
  ),
];
