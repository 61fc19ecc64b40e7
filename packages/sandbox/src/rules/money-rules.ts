import type { Rule } from "./rule.ts";

const priced = [
  "createInvoice",
  "updateInvoice",
  "createText2PayInvoice",
  "createInvoiceTemplate",
  "updateInvoiceTemplate",
  "createInvoiceSchedule",
  "updateInvoiceSchedule",
  "createEstimate",
  "updateEstimate",
  "createEstimateTemplate",
  "updateEstimateTemplate",
] as const;

/** How totals come about. A rule is named in an answer only where it made a difference. */
export const moneyRules = {
  rounding: {
    about: "A line, discount or tax comes to a fraction of a cent",
    source: "no source",
    decides: priced,
    choices: {
      "half-up-per-line": { certainty: "A", says: "it is rounded half up to two decimals, line by line" },
    },
  },
  discount: {
    about: "An invoice has a discount",
    source:
      "the public project luxe-essentials shows totals; a help article says how discounts and taxes meet",
    ledger: "discount-on-every-line",
    decides: priced,
    choices: {
      "every-line": {
        certainty: "R",
        says: "a percentage applies to every line, or to those of the named products",
      },
    },
  },
  "fixed-discount": {
    about: "An invoice with a discount of a fixed amount",
    source: "how it is shared among lines is not documented",
    decides: priced,
    choices: {
      shared: { certainty: "A", says: "the lines share it in proportion to what they come to" },
    },
  },
  "exclusive-taxes": {
    about: "Taxes on top of the price, on an invoice with a discount",
    source: "a help article",
    decides: priced,
    choices: {
      "after-discount": { certainty: "D", says: "the discount reduces what is taxed" },
    },
  },
  "inclusive-taxes": {
    about: "Taxes within the price, on an invoice with a discount",
    source: "a help article",
    decides: priced,
    choices: {
      recomputed: { certainty: "D", says: "the price is discounted, then the tax in it is computed again" },
    },
  },
  charges: {
    about: "An invoice with miscellaneous charges, such as a processing fee",
    source: "what they look like is reported; whether they are part of the total is not",
    ledger: "misc-charges-items",
    decides: priced,
    choices: {
      kept: { certainty: "A", says: "they are stored and returned, but not part of the total" },
      added: { certainty: "A", says: "each charge that is not disabled is added to the total" },
    },
  },
  "late-fees": {
    about: "An invoice with late fees is not paid in time",
    source: "their settings are documented; how they add up is not",
    decides: ["sendInvoice", "updateInvoiceLateFees"],
    choices: {
      added: {
        certainty: "A",
        says: "a fee is added to the total when the due day and the days of grace are over, and then after each interval until all is paid, up to the maximum",
      },
      kept: { certainty: "A", says: "the settings are stored and returned, but no fee is charged" },
    },
  },
  "late-fee-percentage": {
    about: "The base of a late fee in percent",
    source: "no source",
    decides: ["sendInvoice", "updateInvoiceLateFees"],
    choices: {
      "of-amount-due": { certainty: "A", says: "of what is due then, earlier fees included" },
      "of-total": { certainty: "A", says: "of the total without late fees" },
    },
  },
  "negative-total": {
    about: "The total comes to less than 0",
    source: "the public project SideKick_PS reports it",
    ledger: "negative-total",
    decides: priced,
    choices: {
      refuse: {
        certainty: "R",
        says: "400 “Invoice total amount must be greater than or equal to 0”",
      },
    },
  },
  "taxes-on-free-lines": {
    about: "A line priced 0 or less has taxes",
    source: "the public project SideKick_PS reports it",
    ledger: "taxes-on-free-lines",
    decides: priced,
    choices: {
      refuse: {
        certainty: "R",
        says: "422 “taxes allowed only on items with price greater than 0”",
      },
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
