import type { Rule } from "./rule.ts";

const estimates = ["createEstimate", "updateEstimate"] as const;

/** How estimates come to be, are decided on, and become invoices. */
export const estimateRules = {
  "estimate-lifecycle": {
    about: "An estimate is sent, visited, accepted or declined",
    source: "callers report the values; what leads from one to the other is assumed",
    ledger: "estimate-status-and-number",
    decides: ["createEstimate", "sendEstimate", "updateEstimateLastVisitedAt"],
    choices: {
      reported: {
        certainty: "A",
        says: "sending makes a draft sent, a visit makes it viewed, and the contact accepts or declines it, for which the API has no operation and the sandbox has POST /__mock/estimate",
      },
    },
  },
  "estimate-fields": {
    about: "Fields that every estimate is documented to have, and that nobody sent",
    source: "documented as present; callers report answers without some of them",
    ledger: "estimate-fields-in-answers",
    decides: [...estimates, "listEstimates", "sendEstimate", "deleteEstimate", "createInvoiceFromEstimate"],
    choices: {
      filled: {
        certainty: "A",
        says: "companyId is the account, lastVisitedAt the creation, meta and sentTo are empty, and totalamountInUSD is the total whatever the currency",
      },
    },
  },
  "estimate-name-length": {
    about: "The name of an estimate has more than 40 characters",
    source: "two callers report 422",
    ledger: "estimate-name-length",
    decides: estimates,
    choices: {
      refuse: { certainty: "R", says: "422" },
      accept: { certainty: "D", says: "it is accepted: no limit is documented" },
    },
  },
  "estimate-title-and-type": {
    about: "An estimate without title, or with a line without type, both documented as optional",
    source: "the public project luxe-essentials met 500",
    ledger: "estimate-title-and-type",
    decides: estimates,
    choices: {
      accept: { certainty: "D", says: "it is accepted, with the title of the settings" },
      fail: { certainty: "R", says: "500, as a caller met it" },
    },
  },
  "estimate-dates": {
    about: "A date of an estimate is not written as YYYY-MM-DD",
    source: "two callers report 422",
    ledger: "estimate-dates",
    decides: estimates,
    choices: {
      refuse: { certainty: "R", says: "422" },
    },
  },
  "estimate-dates-left-out": {
    about: "An estimate without issueDate or expiryDate",
    source: "both are documented as optional, and as present in every answer",
    decides: estimates,
    choices: {
      settings: {
        certainty: "A",
        says: "it is issued today, and expires estimatesExpireAfterXDays of the settings later",
      },
    },
  },
  "estimate-number": {
    about: "An estimate without a number gets the next one",
    source: "documented as the next free number; where it begins is not",
    decides: ["createEstimate", "generateEstimateNumber"],
    choices: {
      counted: { certainty: "A", says: "it is counted from 1; generating a number does not reserve it" },
    },
  },
  "estimate-number-in-use": {
    about: "An estimate gets the number of another estimate of the account",
    source: "a caller reports 400",
    ledger: "estimate-number-in-use",
    decides: estimates,
    choices: {
      refuse: { certainty: "R", says: "400 “Estimate number already exists”" },
      accept: { certainty: "A", says: "both have the number" },
    },
  },
  "estimate-update": {
    about: "An estimate is changed",
    source: "a caller's notes",
    ledger: "estimate-update",
    decides: ["updateEstimate"],
    choices: {
      replaced: { certainty: "R", says: "what is left out is lost, and a status that is sent is ignored" },
    },
  },
  "estimate-not-accepted": {
    about: "An invoice is created from an estimate that is not accepted",
    source: "a caller's notes",
    ledger: "estimate-not-accepted",
    decides: ["createInvoiceFromEstimate"],
    choices: {
      refuse: { certainty: "R", says: "400 “estimate_not_accepted”" },
      accept: { certainty: "A", says: "the invoice is created" },
    },
  },
  "invoice-of-estimate": {
    about: "The content of an invoice that is created from an estimate",
    source: "the documented example has the contact, the lines and the discount of its estimate",
    decides: ["createInvoiceFromEstimate"],
    choices: {
      copied: {
        certainty: "A",
        says: "it is a draft of today with the lines, discount, contact and business of the estimate, due as the settings say; v1 and v2 are the same",
      },
    },
  },
  "auto-invoice": {
    about: "An estimate with autoInvoice is accepted",
    source: "the field is documented; what it does is not",
    decides: ["createEstimate", "updateEstimate"],
    choices: {
      draft: { certainty: "A", says: "its invoice is created as a draft, and the estimate becomes invoiced" },
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
