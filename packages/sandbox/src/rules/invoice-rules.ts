import type { Rule } from "./rule.ts";

/** How invoices come to be, change and go. */
export const invoiceRules = {
  "unknown-invoice": {
    about: "No invoice of the account has the given id",
    source: "documented for delete and void",
    ledger: "not-found-answer",
    decides: ["deleteInvoice", "voidInvoice"],
    choices: {
      "400": { certainty: "D", says: "400 “Unable to find an invoice with the given invoice id”" },
    },
  },
  "unknown-invoice-elsewhere": {
    about: "No invoice of the account has the given id, in operations that do not document this",
    source: "by analogy with delete and void",
    ledger: "not-found-answer",
    decides: [
      "getInvoice",
      "updateInvoice",
      "sendInvoice",
      "recordInvoicePayment",
      "updateInvoiceLateFees",
      "createText2PayInvoice",
      "updateInvoiceLastVisitedAt",
    ],
    choices: {
      "400": { certainty: "A", says: "400 with the message documented for delete and void" },
      "404": { certainty: "R", says: "404, as a caller met it when reading a deleted invoice" },
    },
  },
  "delete-needs-draft": {
    about: "An invoice that is not a draft is deleted",
    source: "documented",
    decides: ["deleteInvoice"],
    choices: {
      refuse: { certainty: "D", says: "400 “Invoice status need to be draft to delete an invoice”" },
    },
  },
  "void-needs-sent": {
    about: "A draft is voided",
    source: "documented",
    decides: ["voidInvoice"],
    choices: {
      refuse: { certainty: "D", says: "400 “Can not void draft invoice. You can delete draft invoice!”" },
    },
  },
  "void-again": {
    about: "A void invoice is voided again, changed, sent or paid",
    source: "no source",
    decides: ["voidInvoice", "updateInvoice", "sendInvoice", "recordInvoicePayment", "updateInvoiceLateFees"],
    choices: {
      refuse: { certainty: "A", says: "400" },
    },
  },
  "void-after-payment": {
    about: "An invoice with payments, none of them through a payment provider, is voided",
    source: "only payments through a provider are documented to prevent it",
    decides: ["voidInvoice"],
    choices: {
      accept: { certainty: "A", says: "it becomes void and keeps what was paid" },
      refuse: { certainty: "A", says: "400 with the message documented for payments through a provider" },
    },
  },
  "send-makes-sent": {
    about: "A draft is sent",
    source: "documented",
    decides: ["sendInvoice", "createText2PayInvoice"],
    choices: {
      sent: { certainty: "D", says: "it becomes sent, whichever action is chosen" },
    },
  },
  "send-again": {
    about: "An invoice that was sent, or paid in part, is sent again",
    source: "documented for invoices that are paid in part",
    decides: ["sendInvoice"],
    choices: {
      accept: { certainty: "D", says: "it is sent again and keeps its status" },
    },
  },
  "send-paid-invoice": {
    about: "A paid invoice is sent",
    source:
      "no source states it; the public project SideKick_PS got a 422 without its message, which any fault of the request may have caused",
    ledger: "send-paid-invoice",
    decides: ["sendInvoice"],
    choices: {
      refuse: { certainty: "A", says: "422" },
      accept: { certainty: "A", says: "it is sent again and stays paid" },
    },
  },
  "update-of-paid-invoice": {
    about: "A paid invoice is changed",
    source: "a help article says that it cannot be; a caller's note says that it works",
    ledger: "update-of-paid-invoice",
    decides: ["updateInvoice", "createText2PayInvoice", "updateInvoiceLateFees"],
    choices: {
      refuse: { certainty: "D", says: "400" },
      accept: { certainty: "R", says: "it is changed" },
    },
  },
  "contact-of-partially-paid-invoice": {
    about: "The contact of an invoice that is paid in part is changed",
    source: "a help article says that everything else can be changed",
    ledger: "update-of-paid-invoice",
    decides: ["updateInvoice", "createText2PayInvoice"],
    choices: {
      refuse: { certainty: "D", says: "400" },
    },
  },
  "total-below-payments": {
    about: "A change brings the total below what is paid",
    source: "the public project SideKick_PS reports it",
    ledger: "total-below-payments",
    decides: ["updateInvoice", "createText2PayInvoice"],
    choices: {
      refuse: { certainty: "R", says: "422" },
    },
  },
  "update-without-required-parts": {
    about: "A change without discount, businessDetails or contactDetails, all documented as optional",
    source: "callers report 422 “discount should not be empty”",
    ledger: "update-without-discount",
    decides: ["updateInvoice"],
    choices: {
      refuse: { certainty: "R", says: "422 that names what is missing" },
      accept: { certainty: "D", says: "what is left out stays as it is" },
    },
  },
  "invoice-number": {
    about: "An invoice without a number of its own gets the next one",
    source: "the documented example of the next number; how it is counted is not documented",
    decides: ["createInvoice", "createText2PayInvoice", "generateInvoiceNumber", "createInvoiceFromEstimate"],
    choices: {
      counted: { certainty: "A", says: "the prefix of the settings and the next number of six digits" },
    },
  },
  "generated-number": {
    about: "Whether a generated number is reserved",
    source: "no source",
    ledger: "generated-number-reserved",
    decides: ["generateInvoiceNumber"],
    choices: {
      shown: { certainty: "A", says: "the next number is returned; only an invoice uses it up" },
      reserved: { certainty: "A", says: "each call uses up a number" },
    },
  },
  "duplicate-number": {
    about: "An invoice gets the number of another invoice of the account",
    source: "a public application reports the message, without the status",
    ledger: "duplicate-invoice-number",
    decides: ["createInvoice", "updateInvoice", "createText2PayInvoice"],
    choices: {
      refuse: { certainty: "R", says: "400 “Invoice number already exists”; the status is assumed" },
      accept: { certainty: "A", says: "both have the number" },
    },
  },
  "due-date-in-the-past": {
    about: "An invoice whose due date has passed is created",
    source: "a video of a test account reports a refusal",
    ledger: "due-date-in-the-past",
    decides: ["createInvoice", "createText2PayInvoice"],
    choices: {
      accept: { certainty: "D", says: "it is created: the documented examples are due in the past" },
      refuse: { certainty: "R", says: "400; the status is assumed" },
    },
  },
  "due-date-left-out": {
    about: "An invoice without a due date is created",
    source: "dueDate is documented as optional, and as present in every answer",
    decides: ["createInvoice", "createText2PayInvoice"],
    choices: {
      settings: { certainty: "A", says: "it is due dueAfterXDays of the settings after it was issued" },
    },
  },
  "live-mode-left-out": {
    about: "An invoice without liveMode is created",
    source: "the public project luxe-essentials shows the response",
    ledger: "live-mode-left-out",
    decides: ["createInvoice"],
    choices: {
      live: { certainty: "R", says: "liveMode is true" },
    },
  },
  "title-left-out": {
    about: "An invoice without a title is created",
    source:
      "title is documented as present in every answer; the public project luxe-essentials shows a response without it",
    ledger: "invoice-title-in-answers",
    decides: ["createInvoice", "createText2PayInvoice"],
    choices: {
      settings: { certainty: "A", says: "it gets the title of the settings" },
      absent: { certainty: "R", says: "it has none" },
    },
  },
  text2pay: {
    about: "An invoice is created or changed by text2pay",
    source: "stated by the page",
    decides: ["createText2PayInvoice"],
    choices: {
      stated: {
        certainty: "S",
        says: "with an id, that invoice is changed, without one a new invoice is created; the action leaves it a draft or sends it",
      },
    },
  },
  "invoice-url": {
    about: "The URL at which a customer would see the invoice",
    source: "the documented example has a URL of the brand",
    decides: ["createText2PayInvoice"],
    choices: {
      nowhere: { certainty: "A", says: "a URL with the id that leads nowhere" },
    },
  },
  dates: {
    about: "Dates go in as days and come back as instants",
    source: "the public project luxe-essentials shows the response",
    ledger: "response-dates",
    decides: [
      "createInvoice",
      "updateInvoice",
      "getInvoice",
      "listInvoices",
      "createText2PayInvoice",
      "recordInvoicePayment",
      "sendInvoice",
      "voidInvoice",
      "deleteInvoice",
      "updateInvoiceLateFees",
      "createInvoiceFromEstimate",
      "getInvoiceSchedule",
      "listInvoiceSchedules",
      "createInvoiceSchedule",
      "updateInvoiceSchedule",
      "cancelInvoiceSchedule",
      "startInvoiceSchedule",
      "updateAndScheduleInvoiceSchedule",
      "updateInvoiceScheduleAutoPayment",
    ],
    choices: {
      instants: {
        certainty: "R",
        says: "the start of the issue day and the end of the due day in the time zone of the location",
      },
      days: { certainty: "S", says: "the days as they were sent, as the documented examples show them" },
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
