import type { Brand } from "@crm-invoices/mock";
import { documentedId } from "./demo.ts";
import { type Seed, type SeededAccount, seedVersion } from "./seed.ts";

const workshop = { name: "Harbor Workshop", phoneNo: "+15550100", website: "www.example.com" };
const ada = { id: "contact-ada", name: "Ada Stone", email: "ada@example.com", phoneNo: "+15550101" };
const ben = { id: "contact-ben", name: "Ben Rivers", email: "ben@example.com", phoneNo: "+15550102" };
const vat = { _id: "tax-vat", name: "VAT", rate: 20, calculation: "exclusive" } as const;
const hours = (qty: number) => ({ name: "Hours", currency: "USD", amount: 80, qty, taxes: [vat] });
const parts = (amount: number) => ({ name: "Parts", currency: "USD", amount, qty: 1 });
const noDiscount = { type: "percentage", value: 0 } as const;
const common = {
  currency: "USD",
  businessDetails: workshop,
  discount: noDiscount,
  liveMode: true,
} as const;
const dates = { issueDate: "2026-01-05", dueDate: "2026-02-04" };

/** An account with something of everything: invoices in each status, templates, estimates and a schedule. */
const business: Omit<SeededAccount, "brand" | "altId"> = {
  settings: { title: "INVOICE", invoiceNumberPrefix: "HW-", dueAfterXDays: 30 },
  invoices: [
    {
      id: "invoice-draft",
      request: {
        ...common,
        ...dates,
        name: "Engine check",
        contactDetails: ada,
        items: [hours(1.5)],
        sentTo: { email: ["ada@example.com"] },
      },
    },
    {
      id: "invoice-sent",
      request: {
        ...common,
        ...dates,
        name: "New sails",
        contactDetails: ben,
        items: [parts(1250)],
        sentTo: { email: ["ben@example.com"] },
      },
      sent: true,
    },
    {
      id: "invoice-partially-paid",
      request: {
        ...common,
        ...dates,
        name: "Hull paint",
        contactDetails: ada,
        items: [hours(12), parts(349.9)],
        discount: { type: "percentage", value: 10 },
        sentTo: { email: ["ada@example.com"] },
      },
      sent: true,
      payments: [{ mode: "cash", notes: "Deposit", amount: 500 }],
    },
    {
      id: "invoice-paid",
      request: {
        ...common,
        ...dates,
        name: "Winter storage",
        contactDetails: ben,
        items: [parts(600)],
        sentTo: { email: ["ben@example.com"] },
      },
      sent: true,
      payments: [
        { mode: "cash", notes: "First half", amount: 300 },
        { mode: "other", notes: "Second half", amount: 300 },
      ],
    },
    {
      id: "invoice-void",
      request: {
        ...common,
        ...dates,
        name: "Wrong boat",
        contactDetails: ben,
        items: [parts(80)],
        sentTo: { email: ["ben@example.com"] },
      },
      sent: true,
      void: true,
    },
  ],
  templates: [
    {
      id: "template-storage",
      request: { name: "Storage", currency: "USD", businessDetails: workshop, items: [parts(50)] },
    },
  ],
  estimates: [
    {
      id: "estimate-accepted",
      request: {
        ...common,
        name: "Teak deck",
        title: "ESTIMATE",
        contactDetails: ada,
        items: [{ ...parts(4200), type: "one_time" }],
        frequencySettings: { enabled: false, schedule: {} },
      },
      sent: true,
      decision: "accepted",
    },
  ],
  schedules: [
    {
      id: "schedule-mooring",
      request: {
        ...common,
        name: "Mooring",
        contactDetails: ben,
        items: [parts(120)],
        schedule: { rrule: { intervalType: "monthly", interval: 1, startDate: "2026-01-01", dayOfMonth: 1 } },
      },
      started: true,
    },
  ],
};

/** The seeds that come with the sandbox, beside the documented invoice, for some brands. */
export const readySeeds: Readonly<Record<string, (brands: readonly Brand[]) => Seed>> = {
  business: (brands) => ({
    version: seedVersion,
    accounts: brands.map((brand) => ({ brand, altId: documentedId, ...business })),
  }),
};
