import type { Rule } from "./rule.ts";

/** How payments are recorded. */
export const paymentRules = {
  "payment-status": {
    about: "A payment is recorded",
    source: "documented",
    decides: ["recordInvoicePayment"],
    choices: {
      documented: {
        certainty: "D",
        says: "part of the amount due makes the invoice partially_paid, all of it makes it paid, even before it is sent",
      },
    },
  },
  "payment-without-amount": {
    about: "A payment without an amount is recorded",
    source: "no source",
    ledger: "payment-without-amount",
    decides: ["recordInvoicePayment"],
    choices: {
      "amount-due": { certainty: "A", says: "it pays all that is due" },
    },
  },
  "payment-of-nothing": {
    about: "A payment of 0 or less is recorded",
    source: "no source",
    decides: ["recordInvoicePayment"],
    choices: {
      refuse: { certainty: "A", says: "422" },
    },
  },
  "payment-of-fractions": {
    about: "A payment with a fraction of a cent is recorded",
    source: "no source",
    decides: ["recordInvoicePayment"],
    choices: {
      accept: { certainty: "A", says: "it is kept to its last digit" },
      refuse: { certainty: "A", says: "422" },
    },
  },
  "payment-on-paid-invoice": {
    about: "A payment is recorded on a paid invoice",
    source: "the public project SideKick_PS reports 400 with a message that contains “already paid”",
    ledger: "payment-on-paid-invoice",
    decides: ["recordInvoicePayment"],
    choices: {
      refuse: { certainty: "R", says: "400 “Invoice is already paid”" },
    },
  },
  overpayment: {
    about: "A payment of more than the amount due is recorded",
    source: "no source",
    ledger: "overpayment",
    decides: ["recordInvoicePayment"],
    choices: {
      refuse: { certainty: "A", says: "422" },
      accept: { certainty: "A", says: "the invoice is paid, and amountDue is below 0" },
    },
  },
  "overlapping-payments": {
    about: "Two payments on one invoice overlap",
    source: "a caller reports 409 “Payment recording already in progress”",
    ledger: "overlapping-payments",
    decides: ["recordInvoicePayment"],
    choices: {
      wait: { certainty: "A", says: "the second one waits for the first" },
      refuse: { certainty: "R", says: "409 “Payment recording already in progress”" },
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
