import { draft } from "../billing.ts";
import { startOf, totalOf } from "./account.ts";
import type { Model } from "./model.ts";
import type { StepOf } from "./steps.ts";

const {
  altId: _altId,
  altType: _altType,
  dueDate: _due,
  issueDate: _issue,
  items: _items,
  ...invoice
} = draft;
const { sentTo: _sentTo, ...schedule } = invoice;

/** What requests say beside what the steps choose, as both contracts ask for it. */
export const content = {
  invoice,
  schedule,
  estimate: { ...invoice, title: "ESTIMATE", frequencySettings: { enabled: false, schedule: {} } },
  template: {
    invoice: { name: "Care", currency: "USD", businessDetails: draft.businessDetails },
    estimate: {
      name: "Care",
      title: "ESTIMATE",
      currency: "USD",
      businessDetails: draft.businessDetails,
      discount: draft.discount,
      liveMode: true,
    },
  },
  payment: { mode: "cash", notes: "", card: { brand: "none", last4: "0000" }, cheque: { number: "0" } },
  sending: { action: "email", liveMode: true, userId: "u1" },
  starting: { liveMode: true, autoPayment: { enable: false } },
} as const;

export const feesOf = (fee: StepOf<"lateFees">["fee"]): object => ({
  enable: fee !== null,
  type: "fixed",
  value: (fee?.cents ?? 0) / 100,
  frequency: { intervalCount: fee?.every ?? 1, interval: "day" },
});

type Rule = Omit<StepOf<"schedule">, "kind" | "account">;

/** What a schedule says, for a request and for the model. */
export const ruleOf = ({ items, startIn, every, count }: Rule, model: Model) => ({
  request: {
    ...content.schedule,
    items,
    schedule: {
      rrule: {
        intervalType: "daily",
        interval: every,
        startDate: model.today(startIn),
        ...(count !== null && { count }),
      },
    },
  },
  plan: { total: totalOf(items), start: startOf(model.today(startIn)), every, count },
});
