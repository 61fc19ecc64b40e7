import { edit, major, minor, patch } from "../edit.ts";

const payment = "schemas/RecordInvoicePaymentRequest";
const pay = "/invoices/{invoiceId}/record-payment";
const response = ["post", "responses", "200", "content"] as const;
const request = ["post", "requestBody", "content"] as const;
const unnoticed = patch("Details of the document have changed that callers do not notice.");

const cancel = "/invoices/schedule/{scheduleId}/cancel";

/** Edits of how the document is made up: types, `allOf` and alternatives, media types, servers, and what is for readers. */
export const structureEdits = [
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
    "a type is renamed",
    (spec) => spec.rename("Cheque", "Check"),
    major("The type `Cheque` is now called `Check`; what it describes has not changed."),
  ),
  edit(
    "a type that contains others is renamed",
    (spec) => spec.rename("InvoiceLine", "Line"),
    major("The type `InvoiceLine` is now called `Line`; what it describes has not changed."),
  ),
  edit(
    "a type is put in place",
    (spec) => spec.inline("Cheque"),
    major("The type `Cheque` is gone; what it described now stands in place, without a name."),
    patch("The examples of `RecordInvoicePaymentRequest` have changed."),
  ),
  edit(
    "a type is gone with the only operation that uses it",
    (spec) => {
      spec.remove("/invoices/estimate/list", []);
      spec.remove("schemas/ListEstimatesResponse", []);
    },
    major("`listEstimates` is gone."),
    major("The type `ListEstimatesResponse` is gone."),
  ),
  edit(
    "a type is new that nothing uses yet",
    (spec) => spec.set("schemas/Refund", [], { type: "object", description: "A refund." }),
    minor("The type `Refund` is new."),
  ),
  edit(
    "a part that stood in place becomes a type",
    (spec) => {
      spec.set("schemas/PaymentMode", [], spec.get(payment, ["properties", "mode"]));
      spec.set(payment, ["properties", "mode"], { $ref: "#/components/schemas/PaymentMode" });
    },
    minor("The type `PaymentMode` is new."),
    patch("The examples of `RecordInvoicePaymentRequest` have changed."),
  ),
  edit(
    "a schema is written with allOf and means the same",
    (spec) => {
      const { description, ...rest } = Object(spec.get("schemas/Card"));
      spec.set("schemas/Card", [], { description, allOf: [rest] });
    },
    unnoticed,
  ),
  edit(
    "a schema is split by allOf and means the same",
    (spec) => {
      const { description, properties } = Object(spec.get("schemas/Card"));
      const { brand, last4 } = properties;
      spec.set("schemas/Card", [], {
        description,
        type: "object",
        allOf: [
          { type: "object", required: ["brand"], properties: { brand } },
          { type: "object", required: ["last4"], properties: { last4 } },
        ],
      });
    },
    unnoticed,
  ),
  edit(
    "a reference is wrapped by allOf and means the same",
    (spec) => {
      const { $ref, ...beside } = Object(spec.get(payment, ["properties", "amount"]));
      spec.set(payment, ["properties", "amount"], { ...beside, allOf: [{ $ref }] });
    },
    unnoticed,
  ),
  edit(
    "what is required is listed in another order",
    (spec) => spec.set(payment, ["required"], [...Object(spec.get(payment, ["required"]))].reverse()),
    unnoticed,
  ),
  edit(
    "allOf adds a limit",
    (spec) => spec.set(payment, ["properties", "notes", "allOf"], [{ type: "string", minLength: 1 }]),
    major("`recordInvoicePayment`: `notes` in the request must now be at least 1 character long."),
  ),
  edit(
    "one more alternative may be sent",
    (spec) =>
      spec.add("schemas/BusinessDetailsInput", ["properties", "address", "oneOf"], { type: "number" }),
    minor(
      "`BusinessDetailsInput.address` in the requests of `createInvoice`, `createText2PayInvoice`, `createInvoiceTemplate` and 7 more operations may now also be a number.",
    ),
  ),
  edit(
    "an operation takes one more media type",
    (spec) =>
      spec.set(pay, [...request, "application/x-www-form-urlencoded"], {
        schema: { $ref: "#/components/schemas/RecordInvoicePaymentRequest" },
      }),
    minor(
      "`recordInvoicePayment`: the request body may now also be sent as `application/x-www-form-urlencoded`.",
    ),
  ),
  edit(
    "an operation takes another media type",
    (spec) => {
      spec.set(
        pay,
        [...request, "application/vnd.api+json"],
        spec.get(pay, [...request, "application/json"]),
      );
      spec.remove(pay, [...request, "application/json"]);
    },
    minor("`recordInvoicePayment`: the request body may now also be sent as `application/vnd.api+json`."),
    major("`recordInvoicePayment`: the request body may no longer be sent as `application/json`."),
  ),
  edit(
    "an answer comes as one more media type",
    (spec) => spec.set(pay, [...response, "application/pdf"], { schema: { type: "string" } }),
    minor("`recordInvoicePayment`: the answer may now also come as `application/pdf`."),
  ),
  edit(
    "an answer has no body any more",
    (spec) => spec.remove(pay, ["post", "responses", "200", "content"]),
    major("`recordInvoicePayment`: the answer may no longer come as `application/json`."),
    major("`recordInvoicePayment`: the answer is no longer limited to an object."),
  ),
  edit(
    "a request body becomes optional",
    (spec) => spec.remove(pay, ["post", "requestBody", "required"]),
    minor("`recordInvoicePayment`: the request body may now be left out."),
  ),
  edit(
    "an operation has a server of its own",
    (spec) => spec.set(pay, ["post", "servers"], [{ url: "https://payments.example.com" }]),
    major(
      "`recordInvoicePayment`: requests now go to `https://payments.example.com` instead of `https://services.leadconnectorhq.com`.",
    ),
  ),
  edit(
    "a path has a server of its own",
    (spec) => spec.set(pay, ["servers"], [{ url: "https://payments.example.com" }]),
    major(
      "`recordInvoicePayment`: requests now go to `https://payments.example.com` instead of `https://services.leadconnectorhq.com`.",
    ),
  ),
  edit(
    "the API has one more server",
    (spec) => spec.add("", ["servers"], { url: "https://eu.example.com" }),
    minor("Requests may now also go to `https://eu.example.com`."),
  ),
  edit(
    "a token is sent otherwise",
    (spec) =>
      spec.set("securitySchemes/agencyToken", [], {
        type: "apiKey",
        in: "header",
        name: "X-Token",
        "x-token-user-type": "Agency",
      }),
    major("The token of the security scheme `agencyToken` is sent otherwise."),
    patch("The description of `agencyToken` is reworded."),
  ),
  edit(
    "a success gets another status",
    (spec) => {
      spec.set(pay, ["post", "responses", "201"], spec.get(pay, ["post", "responses", "200"]));
      spec.remove(pay, ["post", "responses", "200"]);
    },
    minor("`recordInvoicePayment`: the answer 201 is new."),
    major("`recordInvoicePayment`: the answer 200 is gone."),
  ),
  edit(
    "an error of every operation is no longer documented",
    (spec) => {
      for (const [path, item] of Object.entries(Object(spec.get("", ["paths"])))) {
        for (const method of Object.keys(Object(item))) spec.remove(path, [method, "responses", "429"]);
      }
    },
    minor("Every operation: the answer 429 is no longer documented."),
  ),
  edit(
    "an operation is listed under another tag",
    (spec) => spec.replace(pay, ["post", "tags"], ["Payments"]),
    patch("`recordInvoicePayment` is listed under other tags."),
  ),
  edit(
    "a mark of evidence changes",
    (spec) => spec.replace(payment, ["properties", "card", "x-evidence"], "A"),
    patch("The evidence for what is said of `RecordInvoicePaymentRequest.card` is marked otherwise."),
  ),
  edit(
    "values are listed in another order",
    (spec) =>
      spec.set(payment, ["properties", "mode", "enum"], ["other", "bank_transfer", "cheque", "card", "cash"]),
    patch("The values of `RecordInvoicePaymentRequest.mode` are listed in another order."),
  ),
  edit(
    "parameters are listed in another order",
    (spec) =>
      spec.set(
        "/invoices",
        ["get", "parameters"],
        [...Object(spec.get("/invoices", ["get", "parameters"]))].reverse(),
      ),
    unnoticed,
  ),
  edit(
    "a parameter moves to the path item and means the same",
    (spec) => {
      const reference = { $ref: "#/components/parameters/InvoiceId" };
      spec.take(pay, ["post", "parameters"], reference.$ref);
      spec.set(pay, ["parameters"], [reference]);
    },
    unnoticed,
  ),
  edit(
    "an operation id is spelled otherwise",
    (spec) => spec.replace(pay, ["post", "operationId"], "recordPayment"),
    major("`recordInvoicePayment` is now called `recordPayment`."),
  ),
  edit(
    "a summary is reworded",
    (spec) => spec.replace(pay, ["post", "summary"], "Record a payment by hand"),
    patch("The description of `recordInvoicePayment` is reworded."),
  ),
  edit(
    "a tag is described otherwise",
    (spec) => spec.replace("", ["tags", 0, "description"], "All about invoices."),
    patch("The description of the document is reworded."),
  ),
];
