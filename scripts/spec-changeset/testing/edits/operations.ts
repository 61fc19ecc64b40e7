import { edit, major, minor, patch } from "../edit.ts";

const list = "/invoices";
const pay = "/invoices/{invoiceId}/record-payment";
const cancel = "/invoices/schedule/{scheduleId}/cancel";

/** Edits of operations and webhooks themselves. */
export const operationEdits = [
  edit(
    "an operation is new",
    (spec) =>
      spec.set(list, ["head"], {
        operationId: "getInvoiceCount",
        summary: "Check for invoices",
        tags: ["Invoices"],
        responses: { "200": { description: "There are invoices." } },
      }),
    minor("`getInvoiceCount` is new: `HEAD /invoices`."),
  ),
  edit(
    "an operation is gone",
    (spec) => {
      spec.remove("", ["paths", cancel]);
    },
    major("`cancelInvoiceSchedule` is gone."),
  ),
  edit(
    "an operation is renamed",
    (spec) => spec.replace(pay, ["post", "operationId"], "createInvoicePayment"),
    major("`recordInvoicePayment` is now called `createInvoicePayment`."),
  ),
  edit(
    "an operation moves",
    (spec) => {
      spec.set("/invoices/schedule/{scheduleId}/stop", [], spec.get(cancel));
      spec.remove(cancel, []);
    },
    major(
      "`cancelInvoiceSchedule` moved from `POST /invoices/schedule/{scheduleId}/cancel` to `POST /invoices/schedule/{scheduleId}/stop`.",
    ),
  ),
  edit(
    "an operation is deprecated",
    (spec) => spec.set("/invoices/{invoiceId}/void", ["post", "deprecated"], true),
    minor("`voidInvoice` is now deprecated."),
  ),
  edit(
    "an operation takes one kind of token less",
    (spec) => spec.remove(pay, ["post", "security", 1]),
    major("`recordInvoicePayment`: the token may no longer be of the type Agency."),
  ),
  edit(
    "an operation needs one more scope",
    (spec) => spec.add(pay, ["post", "security", 0, "subAccountToken"], "payments.write"),
    major("`recordInvoicePayment`: the token now also needs the scope `payments.write`."),
  ),
  edit(
    "the address of the API changes",
    (spec) => {
      spec.replace("", ["servers", 0, "url"], "https://api.example.com");
    },
    major("Requests now go to `https://api.example.com` instead of `https://services.leadconnectorhq.com`."),
  ),
  edit(
    "a webhook is new",
    (spec) =>
      spec.set("", ["webhooks", "InvoiceViewed"], {
        post: {
          operationId: "onInvoiceViewed",
          summary: "An invoice was viewed",
          tags: ["Webhooks"],
          security: [],
          responses: { "200": { $ref: "#/components/responses/EventReceived" } },
        },
      }),
    minor("The webhook `InvoiceViewed` is new."),
  ),
  edit(
    "a webhook is gone",
    (spec) => {
      spec.remove("", ["webhooks", "InvoiceVoid"]);
    },
    major("The webhook `InvoiceVoid` is gone."),
  ),
  edit(
    "a description that no language replaces is reworded",
    (spec) => spec.replace("", ["info", "contact", "name"], "the maintainers"),
    patch("The description of the document is reworded."),
  ),
];
