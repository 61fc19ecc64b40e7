import { edit, major, minor, patch } from "../edit.ts";

const payment = "schemas/invoices/RecordInvoicePaymentRequest.yaml";
const paymentSchema = "$.components.schemas.RecordInvoicePaymentRequest";
const list = "paths/invoices/invoices.yaml";

/** Edits of what callers send. */
export const requestEdits = [
  edit(
    "an optional field becomes required",
    (spec) => spec.add(payment, ["required"], "amount"),
    major("`recordInvoicePayment`: `amount` is now required."),
  ),
  edit(
    "a required field becomes optional",
    (spec) => spec.take(payment, ["required"], "notes"),
    minor("`recordInvoicePayment`: `notes` may now be left out."),
  ),
  edit(
    "a field is new",
    (spec) => spec.set(payment, ["properties", "tip"], { type: "number", description: "Tip." }),
    minor("`recordInvoicePayment`: `tip` is new."),
  ),
  edit(
    "a field is new and required",
    async (spec) => {
      await spec.set(payment, ["properties", "tip"], { type: "number", description: "Tip." });
      await spec.add(payment, ["required"], "tip");
    },
    major("`recordInvoicePayment`: `tip` is new and required."),
  ),
  edit(
    "a field is gone",
    async (spec) => {
      await spec.remove(payment, ["properties", "fulfilledAt"]);
      await spec.forget(paymentSchema, ["properties", "fulfilledAt"]);
    },
    major("`recordInvoicePayment`: `fulfilledAt` is gone."),
  ),
  edit(
    "a field is renamed",
    async (spec) => {
      await spec.remove(payment, ["properties", "fulfilledAt"]);
      await spec.set(payment, ["properties", "receivedAt"], { type: "string", description: "When." });
      await spec.forget(paymentSchema, ["properties", "fulfilledAt"]);
    },
    major("`recordInvoicePayment`: `fulfilledAt` is gone."),
    minor("`recordInvoicePayment`: `receivedAt` is new."),
  ),
  edit(
    "a field gets another type",
    (spec) => spec.replace(payment, ["properties", "notes", "type"], "number"),
    major("`recordInvoicePayment`: `notes` must now be a number instead of a string."),
  ),
  edit(
    "a field may also be null",
    (spec) => spec.replace(payment, ["properties", "notes", "type"], ["string", "null"]),
    minor("`recordInvoicePayment`: `notes` may now also be null."),
  ),
  edit(
    "a value may be sent",
    (spec) => spec.add(payment, ["properties", "mode", "enum"], "crypto"),
    minor('`recordInvoicePayment`: `mode` may now also be "crypto".'),
  ),
  edit(
    "a value may not be sent any more",
    (spec) => spec.take(payment, ["properties", "mode", "enum"], "other"),
    major('`recordInvoicePayment`: `mode` may no longer be "other".'),
  ),
  edit(
    "a field gets a format",
    (spec) => spec.set(payment, ["properties", "fulfilledAt", "format"], "date-time"),
    major("`recordInvoicePayment`: `fulfilledAt` must now be in the format `date-time`."),
  ),
  edit(
    "a field loses its format",
    (spec) =>
      spec.remove("schemas/invoices/CreateInvoiceRequest.yaml", ["properties", "issueDate", "format"]),
    minor("`createInvoice`: `issueDate` need no longer be in the format `date`."),
  ),
  edit(
    "a field gets a limit",
    (spec) => spec.set(payment, ["properties", "notes", "maxLength"], 500),
    major("`recordInvoicePayment`: `notes` must now be at most 500 characters long."),
  ),
  edit(
    "a field is deprecated",
    (spec) => spec.set(payment, ["properties", "meta", "deprecated"], true),
    minor("`RecordInvoicePaymentRequest.meta` is now deprecated."),
  ),
  edit(
    "a field becomes required in a schema that others take in by allOf",
    (spec) => spec.add("schemas/estimates/CreateEstimateRequest.yaml", ["required"], "title"),
    major(
      "`CreateEstimateRequest.title` in the requests of `createEstimate` and `updateEstimate` is now required.",
    ),
  ),
  edit(
    "a field becomes required in a schema that many refer to",
    (spec) => spec.set("schemas/shared/Address.yaml", ["required"], ["city"]),
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
    (spec) => spec.take(list, ["get", "parameters"], "../../shared/parameters/Search.yaml"),
    major("`listInvoices`: the query parameter `search` is gone."),
  ),
  edit(
    "a parameter that operations share becomes required",
    (spec) => spec.set("shared/parameters/Search.yaml", ["required"], true),
    major(
      "`listInvoices`, `listInvoiceTemplates` and `listInvoiceSchedules`: the query parameter `search` is now required.",
    ),
  ),
  edit(
    "a parameter gets a default and may be left out",
    async (spec) => {
      await spec.remove("shared/parameters/Limit.yaml", ["required"]);
      await spec.set("shared/parameters/Limit.yaml", ["schema", "default"], 10);
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
    (spec) => spec.add("shared/parameters/Version.yaml", ["schema", "enum"], "2023-02-21"),
    minor('Every operation: the header parameter `Version` may now also be "2023-02-21".'),
  ),
  edit(
    "an example of a request changes",
    (spec) =>
      spec.replace("examples/invoices/record-invoice-payment.cheque.request.yaml", ["value", "amount"], 20),
    patch("The examples of `recordInvoicePayment` have changed."),
  ),
  edit(
    "an example of a field changes",
    (spec) => spec.replace(payment, ["properties", "mode", "examples"], ["cash"]),
    patch("The examples of `RecordInvoicePaymentRequest` have changed."),
  ),
];
