import type { Rule } from "./rule.ts";

/** What holds for every operation. */
export const platformRules = {
  "payment-mode": {
    about: "Whether live and test records are listed together when no paymentMode is asked for",
    source: "nobody says",
    decides: ["listInvoices"],
    choices: {
      both: { certainty: "A", says: "both are listed" },
    },
  },
  search: {
    about: "What a search looks at",
    source: "documented: the id, name, email address and phone number; how it compares is not",
    decides: [
      "listInvoices",
      "listInvoiceTemplates",
      "listInvoiceSchedules",
      "listEstimates",
      "listEstimateTemplates",
    ],
    choices: {
      contains: { certainty: "A", says: "any of them contains the text, in capital or small letters" },
    },
  },
  "list-order": {
    about: "The order of a list that is not sorted by a field",
    source: "nobody says",
    decides: [
      "listInvoices",
      "listInvoiceTemplates",
      "listInvoiceSchedules",
      "listEstimates",
      "listEstimateTemplates",
    ],
    choices: {
      "newest-first": { certainty: "A", says: "the newest record comes first" },
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
