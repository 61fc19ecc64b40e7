import type { Rule } from "./rule.ts";

/** What templates and settings say. */
export const templateRules = {
  "unknown-record": {
    about: "No template, schedule or estimate of the account has the given id",
    source: "documented in the schemas that all of the publisher's documents share; the message is assumed",
    ledger: "not-found-answer",
    decides: [
      "getInvoiceTemplate",
      "updateInvoiceTemplate",
      "deleteInvoiceTemplate",
      "updateInvoiceTemplateLateFees",
      "updateInvoiceTemplatePaymentMethods",
      "getInvoiceSchedule",
      "updateInvoiceSchedule",
      "deleteInvoiceSchedule",
      "cancelInvoiceSchedule",
      "startInvoiceSchedule",
      "updateAndScheduleInvoiceSchedule",
      "updateInvoiceScheduleAutoPayment",
      "updateEstimate",
      "deleteEstimate",
      "sendEstimate",
      "createInvoiceFromEstimate",
      "updateEstimateLastVisitedAt",
      "updateEstimateTemplate",
      "deleteEstimateTemplate",
      "previewEstimateTemplate",
    ],
    choices: {
      "404": { certainty: "D", says: "404 with statusCode and message" },
    },
  },
  "template-filters": {
    about: "Templates are listed by status or paymentMode, which they do not have",
    source: "no source",
    decides: ["listInvoiceTemplates"],
    choices: {
      ignored: { certainty: "A", says: "both are ignored" },
    },
  },
  settings: {
    about: "The settings of an account before anyone changes them",
    source: "the fields are documented, and what a new account has is not",
    decides: ["getInvoiceSettings"],
    choices: {
      defaults: { certainty: "A", says: "titles, prefixes and days of the documented examples" },
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
