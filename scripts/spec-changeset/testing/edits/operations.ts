import { edit, major, minor, patch } from "../edit.ts";

const list = "paths/invoices/invoices.yaml";
const pay = "paths/invoices/record-payment.yaml";
const cancel = "/invoices/schedule/{scheduleId}/cancel";
const server = "https://services.leadconnectorhq.com";

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
    async (spec) => {
      await spec.remove("openapi.yaml", ["paths", cancel]);
      await spec.forget(`$.paths['${cancel}'].post`);
      await spec.forget("$.components.examples['invoice-schedule.cancelled.response']");
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
    async (spec) => {
      await spec.remove("openapi.yaml", ["paths", cancel]);
      await spec.set("openapi.yaml", ["paths", "/invoices/schedule/{scheduleId}/stop"], {
        $ref: "paths/schedules/cancel.yaml",
      });
      await spec.retarget(cancel, "/invoices/schedule/{scheduleId}/stop");
    },
    major(
      "`cancelInvoiceSchedule` moved from `POST /invoices/schedule/{scheduleId}/cancel` to `POST /invoices/schedule/{scheduleId}/stop`.",
    ),
  ),
  edit(
    "an operation is deprecated",
    (spec) => spec.set("paths/invoices/void.yaml", ["post", "deprecated"], true),
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
    async (spec) => {
      await spec.replace("openapi.yaml", ["servers", 0, "url"], "https://api.example.com");
      await spec.retarget(server, "https://api.example.com");
    },
    major(`Server \`${server}\` became \`https://api.example.com\`.`),
  ),
  edit(
    "a webhook is new",
    (spec) =>
      spec.set("openapi.yaml", ["webhooks", "InvoiceViewed"], {
        post: {
          operationId: "onInvoiceViewed",
          summary: "An invoice was viewed",
          tags: ["Webhooks"],
          security: [],
          responses: { "200": { $ref: "shared/responses/EventReceived.yaml" } },
        },
      }),
    minor("The webhook `InvoiceViewed` is new."),
  ),
  edit(
    "a webhook is gone",
    async (spec) => {
      await spec.remove("openapi.yaml", ["webhooks", "InvoiceVoid"]);
      await spec.forget("$.webhooks.InvoiceVoid.post");
      await spec.forget("$.components.examples['invoice-event.void.request']");
    },
    major("The webhook `InvoiceVoid` is gone."),
  ),
  edit(
    "a description that no language replaces is reworded",
    (spec) => spec.replace("openapi.yaml", ["info", "contact", "name"], "the maintainers"),
    patch("The description of the document is reworded."),
  ),
  edit(
    "a description that languages replace is reworded",
    (spec) => spec.replace(pay, ["post", "description"], "Records a payment."),
    patch("The description of `recordInvoicePayment` is reworded.", "untranslated"),
  ),
  edit(
    "a translation is reworded",
    (spec) => spec.retranslate("$.paths['/invoices'].get", { summary: "Ver las facturas" }),
    patch("The description of `listInvoices` is reworded.", "translated"),
  ),
  edit(
    "one brand rewords a summary",
    (spec, brand) => spec.overlay(brand, "$.paths['/invoices'].get", { summary: "See the invoices" }),
    patch("The description of `listInvoices` is reworded.", "edited"),
  ),
  edit(
    "one brand describes itself otherwise",
    (spec, brand) => spec.overlay(brand, "$.info", { description: "Invoices, as we sell them." }),
    patch("The description of the document is reworded.", "edited"),
  ),
  edit(
    "one brand limits a field",
    (spec, brand) =>
      spec.overlay(brand, "$.components.schemas.RecordInvoicePaymentRequest.properties.notes", {
        maxLength: 100,
      }),
    major("`recordInvoicePayment`: `notes` must now be at most 100 characters long.", "edited"),
  ),
  edit(
    "one brand gets another altType",
    (spec, brand) => spec.overlay(brand, "$.components.schemas.AltType", { const: "company" }),
    major(
      ({ altType }) =>
        `\`AltType\` in the requests of \`listInvoices\`, \`createInvoice\`, \`generateInvoiceNumber\` and 36 more operations must now be "company" instead of "${altType}".`,
      "edited",
    ),
    major(
      ({ altType }) =>
        `\`AltType\` in the answers of \`listInvoices\`, \`createInvoice\`, \`getInvoiceSettings\` and 33 more operations will now always be "company" instead of "${altType}".`,
      "edited",
    ),
    major(
      ({ altType }) =>
        `\`AltType\` in the payloads of every webhook will now always be "company" instead of "${altType}".`,
      "edited",
    ),
  ),
];
