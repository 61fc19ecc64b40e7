import type { Rule } from "./rule.ts";

/** How schedules come to be, issue invoices and end. */
export const scheduleRules = {
  "schedule-lifecycle": {
    about: "A schedule is started",
    source: "a caller's client shows the values",
    ledger: "schedule-lifecycle",
    decides: ["startInvoiceSchedule", "updateAndScheduleInvoiceSchedule"],
    choices: {
      scheduled: { certainty: "R", says: "it is scheduled, and active once its first invoice was issued" },
    },
  },
  "schedule-issues": {
    about: "The clock reaches an issue of a schedule",
    source: "the fields of its rule are documented; what is issued is not",
    ledger: "recurrence-counts-from-the-end",
    decides: ["startInvoiceSchedule", "updateInvoiceSchedule", "updateAndScheduleInvoiceSchedule"],
    choices: {
      sent: {
        certainty: "A",
        says: "an invoice of that day is created and sent; issues before the start are left out, days and times are those of the location, -1 is the last one, and a day that a month lacks is its last",
      },
    },
  },
  "schedule-times": {
    about: "A rule or time of a schedule cannot be read",
    source: "no source",
    decides: ["createInvoiceSchedule", "updateInvoiceSchedule"],
    choices: {
      refuse: { certainty: "A", says: "422 that names the field" },
    },
  },
  "start-without-auto-payment": {
    about: "A schedule is started without autoPayment, documented as optional",
    source: "a caller's client met 500",
    ledger: "start-without-auto-payment",
    decides: ["startInvoiceSchedule"],
    choices: {
      accept: { certainty: "D", says: "it is started, and paid by hand" },
      fail: { certainty: "R", says: "500, as a caller met it" },
    },
  },
  "auto-payment-type": {
    about:
      "An automatic payment is switched on with another type than saved_card, or without customerId and paymentMethodId",
    source: "a caller's client",
    ledger: "auto-payment-saved-card",
    decides: ["startInvoiceSchedule", "updateInvoiceScheduleAutoPayment"],
    choices: {
      refuse: { certainty: "R", says: "422" },
    },
  },
  "auto-payment": {
    about: "The automatic payment of a schedule is changed",
    source: "a caller's client",
    ledger: "auto-payment-id",
    decides: ["updateInvoiceScheduleAutoPayment"],
    choices: {
      active: {
        certainty: "R",
        says: "the schedule has to be active, and id has to be its own; 400 otherwise. No payment is ever taken",
      },
    },
  },
  "update-and-schedule": {
    about: "updateAndSchedule has no documented body",
    source: "no source says where the new content goes",
    ledger: "update-and-schedule-body",
    decides: ["updateAndScheduleInvoiceSchedule"],
    choices: {
      start: { certainty: "A", says: "the schedule is started as it is; one that runs begins its rule anew" },
    },
  },
  "cancel-answer": {
    about: "A schedule is cancelled",
    source: "200 is documented; a caller's client met 201",
    ledger: "cancel-answers-201",
    decides: ["cancelInvoiceSchedule"],
    choices: {
      "200": { certainty: "D", says: "200" },
      "201": { certainty: "R", says: "201, which the documented contract does not have" },
    },
  },
  "cancel-needs-start": {
    about: "A schedule that is a draft is cancelled",
    source: "no source",
    decides: ["cancelInvoiceSchedule"],
    choices: {
      refuse: { certainty: "A", says: "400" },
    },
  },
  "cancelled-schedule": {
    about: "A schedule that is cancelled is changed, started or cancelled again",
    source: "no source",
    decides: [
      "cancelInvoiceSchedule",
      "updateInvoiceSchedule",
      "startInvoiceSchedule",
      "updateAndScheduleInvoiceSchedule",
    ],
    choices: {
      refuse: { certainty: "A", says: "400" },
    },
  },
  "delete-of-started-schedule": {
    about: "A schedule that was started and is not cancelled is deleted",
    source: "a caller's client met 400",
    ledger: "delete-of-started-schedule",
    decides: ["deleteInvoiceSchedule"],
    choices: {
      refuse: { certainty: "R", says: "400" },
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
