import { edit, major, minor } from "../edit.ts";

const invoice = "schemas/Invoice";
const page = "schemas/ListInvoicesResponse";
const list = "/invoices";
const event = "schemas/InvoiceEvent";

const answers =
  "in the answers of `listInvoices`, `createInvoice`, `createText2PayInvoice` and 16 more operations";

/** Edits of what callers are given, in answers and by webhooks. */
export const answerEdits = [
  edit(
    "a status may be answered",
    (spec) => spec.set(list, ["get", "responses", "404"], { $ref: "#/components/responses/NotFound" }),
    minor("`listInvoices`: the answer 404 is new."),
  ),
  edit(
    "a status is not answered any more",
    (spec) => spec.remove(list, ["get", "responses", "403"]),
    minor("`listInvoices`: the answer 403 is no longer documented."),
  ),
  edit(
    "a header is answered",
    (spec) =>
      spec.set("responses/Conflict", ["headers"], {
        "X-Trace": { description: "Id of the request.", schema: { type: "string" } },
      }),
    minor("`recordInvoicePayment`: the header `X-Trace` in the answer 409 is new."),
  ),
  edit(
    "a header is not answered any more",
    (spec) => {
      spec.remove("responses/TooManyRequests", ["headers", "X-RateLimit-Max"]);
    },
    major("Every operation: the header `X-RateLimit-Max` in the answer 429 is gone."),
  ),
  edit(
    "an answered field is new",
    (spec) => spec.set(invoice, ["properties", "paidAt"], { type: "string", description: "When." }),
    minor(`\`Invoice.paidAt\` ${answers} is new.`),
  ),
  edit(
    "an answered field is gone",
    (spec) => {
      spec.remove(page, ["properties", "total"]);
      spec.take(page, ["required"], "total");
    },
    major("`listInvoices`: `total` in the answer is gone."),
  ),
  edit(
    "an answered field may be missing",
    (spec) => spec.take(invoice, ["required"], "status"),
    major(`\`Invoice.status\` ${answers} may now be missing.`),
  ),
  edit(
    "an answered field is always there",
    (spec) => spec.add(invoice, ["required"], "paymentSchedule"),
    minor(`\`Invoice.paymentSchedule\` ${answers} is now always there.`),
  ),
  edit(
    "an answered field may be null",
    (spec) => spec.replace(invoice, ["properties", "title", "type"], ["string", "null"]),
    major(`\`Invoice.title\` ${answers} may now also be null.`),
  ),
  edit(
    "a value may be answered",
    (spec) => spec.add("schemas/InvoiceStatus", ["enum"], "overdue"),
    major(`\`InvoiceStatus\` ${answers} may now also be "overdue".`),
  ),
  edit(
    "an answered field may be longer",
    (spec) => spec.remove("schemas/InvoiceSettings", ["properties", "title", "maxLength"]),
    major("`getInvoiceSettings`: `title` in the answer need no longer be at most 40 characters long."),
  ),
  edit(
    "a webhook delivers one more field",
    (spec) => spec.set(event, ["properties", "paidBy"], { type: "string", description: "Who paid." }),
    minor("`InvoiceEvent.paidBy` in the payloads of every webhook is new."),
  ),
  edit(
    "a webhook always delivers a field",
    (spec) => spec.set(event, ["required"], ["_id"]),
    minor("`InvoiceEvent._id` in the payloads of every webhook is now always there."),
  ),
  edit(
    "a webhook always comes with a header",
    (spec) => spec.set("parameters/Ed25519Signature", ["required"], true),
    minor("Every webhook: the header `x-ghl-signature` is now always there."),
  ),
];
