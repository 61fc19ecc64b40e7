import type { Step } from "./sequence.ts";

/** An invoice as a bookkeeper would keep it, in whole cents. */
interface Kept {
  readonly id: string;
  status: string;
  total: number;
  paid: number;
}

/** What the model expects of an answer: a refusal, or the invoice as it is now. */
export type Expected = { readonly status: number } | { readonly invoice: Kept };

const centsOf = (amount: number): number => Math.round(amount * 100);

export const totalOf = (items: readonly { readonly amount: number; readonly qty: number }[]): number =>
  items.reduce((sum, { amount, qty }) => sum + centsOf(amount) * qty, 0);

/** The simple model of money and status. It shares no code with what it is held against. */
export class Model {
  readonly #invoices: (Kept | undefined)[] = [];

  add(id: string, items: Parameters<typeof totalOf>[0], sent: boolean): Kept {
    const invoice = { id, status: sent ? "sent" : "draft", total: totalOf(items), paid: 0 };
    this.#invoices.push(invoice);
    return invoice;
  }

  /** The id that an operation is for. */
  idOf(target: number): string {
    return this.#find(target)?.id ?? "000000000000000000000000";
  }

  /** All that there are. */
  all(): readonly Kept[] {
    return this.#invoices.filter((invoice) => invoice !== undefined);
  }

  /** What becomes of an operation on an invoice that exists, or does not. */
  expect(step: Exclude<Step, { kind: "create" | "text2pay" }>): Expected {
    const invoice = this.#find(step.target);
    if (invoice === undefined) return { status: 400 };
    const { status } = invoice;
    switch (step.kind) {
      case "read":
        return { invoice };
      case "send":
        if (status === "void") return { status: 400 };
        if (status === "paid") return { status: 422 };
        if (status === "draft") invoice.status = "sent";
        return { invoice };
      case "void":
        if (status === "void" || status === "draft") return { status: 400 };
        invoice.status = "void";
        return { invoice };
      case "delete":
        if (status !== "draft") return { status: 400 };
        this.#invoices[this.#invoices.indexOf(invoice)] = undefined;
        return { invoice };
      case "pay":
        return this.#pay(invoice, step.amount);
      case "update":
        return this.#update(invoice, totalOf(step.items));
    }
  }

  #pay(invoice: Kept, given: number | null): Expected {
    if (invoice.status === "void" || invoice.status === "paid") return { status: 400 };
    const due = invoice.total - invoice.paid;
    const amount = given === null ? due : centsOf(given);
    if (amount <= 0 || amount > due) return { status: 422 };
    invoice.paid += amount;
    invoice.status = amount === due ? "paid" : "partially_paid";
    return { invoice };
  }

  #update(invoice: Kept, total: number): Expected {
    if (invoice.status === "void" || invoice.status === "paid") return { status: 400 };
    if (total < invoice.paid) return { status: 422 };
    invoice.total = total;
    if (invoice.status === "partially_paid")
      invoice.status = total > invoice.paid ? "partially_paid" : "paid";
    return { invoice };
  }

  #find(target: number): Kept | undefined {
    return target < 0 ? undefined : this.#invoices[target % Math.max(this.#invoices.length, 1)];
  }
}
