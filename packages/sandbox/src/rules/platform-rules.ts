import type { Rule } from "./rule.ts";

const everyList = [
  "listInvoices",
  "listInvoiceTemplates",
  "listInvoiceSchedules",
  "listEstimates",
  "listEstimateTemplates",
];

/** What holds for every operation. */
export const platformRules = {
  contract: {
    about: "A request breaks the contract",
    source:
      "the publisher documents what each operation takes, and the pages of the brands state it for four of them",
    decides: ["*"],
    choices: {
      refuse: {
        certainty: "D",
        says: "401 without a token, 415 with another kind of body, and 422 otherwise; nothing is changed",
      },
    },
  },
  "payment-mode": {
    about: "Invoices are listed without paymentMode",
    source: "no source",
    decides: ["listInvoices"],
    choices: {
      both: { certainty: "A", says: "live and test invoices are listed together" },
    },
  },
  search: {
    about: "What a search matches",
    source: "documented: the id, name, email address and phone number; how it compares is not",
    decides: everyList,
    choices: {
      contains: { certainty: "A", says: "any of them contains the text, in any letter case" },
    },
  },
  "list-order": {
    about: "The order of a list that is not sorted by a field",
    source: "no source",
    decides: everyList,
    choices: {
      "newest-first": { certainty: "A", says: "the newest record comes first" },
    },
  },
  scopes: {
    about: "A token lacks a scope that the operation requires",
    source: "the scopes of each operation are documented; callers report the message",
    decides: ["*"],
    choices: {
      ignored: { certainty: "A", says: "any token has every scope" },
      enforce: {
        certainty: "R",
        says: "401 “The token is not authorized for this scope.” if the scopes in a token, such as any~invoices.readonly+invoices.write, do not suffice; a token that names none has all",
      },
    },
  },
  "token-expiry": {
    about: "A token is older than a day",
    source: "the lifetime of an access token, one day, is documented; the message is stated",
    decides: ["*"],
    choices: {
      ignored: { certainty: "A", says: "a token does not expire" },
      enforce: {
        certainty: "D",
        says: "401 “Invalid token: access token is invalid” once the world's clock is a day past the token's first use",
      },
    },
  },
  "rate-limits": {
    about: "More requests come than the limits allow",
    source: "the limits and their headers are documented",
    decides: ["*"],
    choices: {
      ignored: { certainty: "A", says: "there is no limit" },
      enforce: {
        certainty: "D",
        says: "100 requests in 10 seconds and 200,000 in a day, for each account by the clock of the world; each answer has the headers",
      },
    },
  },
  "rate-limit-answer": {
    about: "The response to a request above the limits",
    source: "no source",
    decides: ["*"],
    choices: {
      refuse: { certainty: "A", says: "429 in the shape of the other errors, without Retry-After" },
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
