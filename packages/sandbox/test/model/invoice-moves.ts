import { expect } from "@jest/globals";
import { type Account, totalOf } from "./account.ts";
import { compare } from "./compare.ts";
import { content, feesOf } from "./content.ts";
import type { Scene } from "./scene.ts";
import type { StepOf } from "./steps.ts";

const invoices = ({ invoices: all }: Account) => all;
/** What the API documents for an invoice that there is not. */
const unknown = { status: 400 } as const;

/** Each operation on invoices, done and held against the model. */
export const invoiceMoves = {
  async create(scene: Scene, { items, dueIn, fee }: StepOf<"create">) {
    const { model, account } = scene;
    const [issueDate, dueDate] = [model.today(), model.today(dueIn)];
    const request = { ...content.invoice, items, issueDate, dueDate };
    const lateFees = fee === null ? {} : { lateFeesConfiguration: feesOf(fee) };
    const { status, body } = await scene.ask("POST", "/invoices", { ...request, ...lateFees });
    expect(status).toBe(200);
    const made = { id: body._id, total: totalOf(items), issued: issueDate, due: dueDate, fee };
    compare.invoice(body, account.addInvoice(made));
  },

  async text2pay(scene: Scene, { items, dueIn, send, change }: StepOf<"text2pay">) {
    const { model, account } = scene;
    const [issued, due] = [model.today(), model.today(dueIn)];
    const found = change === null ? undefined : scene.find(invoices, change);
    const answer = await scene.ask("POST", "/invoices/text2pay", {
      ...content.invoice,
      items,
      issueDate: issued,
      dueDate: due,
      userId: "u1",
      action: send ? "send" : "draft",
      ...(found && { id: found.id }),
    });
    if (found) {
      const { record } = found;
      const expected = record ? account.change(record, { items, issued, due }, model.now, send) : unknown;
      const kept = scene.expectStatus(answer, expected);
      if (kept) compare.invoice(answer.body.invoice, kept);
      return;
    }
    const { invoice } = answer.body;
    const kept = account.addInvoice({ id: invoice._id, total: totalOf(items), issued, due });
    if (send) account.send(kept, model.now);
    compare.invoice(invoice, kept);
  },

  async pay(scene: Scene, { target, amount }: StepOf<"pay">) {
    const { id, record } = scene.find(invoices, target);
    const given = amount === null ? {} : { amount };
    const answer = await scene.ask("POST", `/invoices/${id}/record-payment`, {
      ...content.payment,
      ...given,
    });
    const expected = record ? scene.account.pay(record, amount, scene.model.now) : unknown;
    const kept = scene.expectStatus(answer, expected);
    if (kept) compare.invoice(answer.body.invoice, kept);
  },

  async send(scene: Scene, { target }: StepOf<"send">) {
    const { id, record } = scene.find(invoices, target);
    const answer = await scene.ask("POST", `/invoices/${id}/send`, content.sending);
    const kept = scene.expectStatus(answer, record ? scene.account.send(record, scene.model.now) : unknown);
    if (kept) compare.invoice(answer.body.invoice, kept);
  },

  async update(scene: Scene, { target, items }: StepOf<"update">) {
    const { id, record } = scene.find(invoices, target);
    const { issued, due } = record ?? { issued: scene.model.today(), due: scene.model.today() };
    const { sentTo: _sentTo, ...request } = content.invoice;
    const dates = { issueDate: issued, dueDate: due };
    const answer = await scene.ask("PUT", `/invoices/${id}`, { ...request, ...dates, invoiceItems: items });
    const expected = record ? scene.account.change(record, { items, issued, due }, scene.model.now) : unknown;
    const kept = scene.expectStatus(answer, expected);
    if (kept) compare.invoice(answer.body, kept);
  },

  async lateFees(scene: Scene, { target, fee }: StepOf<"lateFees">) {
    const { id, record } = scene.find(invoices, target);
    const body = { lateFeesConfiguration: feesOf(fee) };
    const answer = await scene.ask("PATCH", `/invoices/${id}/late-fees-configuration`, body);
    const expected = record ? scene.account.setFee(record, fee, scene.model.now) : unknown;
    const kept = scene.expectStatus(answer, expected);
    if (kept) compare.invoice(answer.body, kept);
  },

  async void(scene: Scene, { target }: StepOf<"void">) {
    const { id, record } = scene.find(invoices, target);
    const answer = await scene.ask("POST", `/invoices/${id}/void`, {});
    const kept = scene.expectStatus(
      answer,
      record ? scene.account.makeVoid(record, scene.model.now) : unknown,
    );
    if (kept) compare.invoice(answer.body, kept);
  },

  async delete(scene: Scene, { target }: StepOf<"delete">) {
    const { id, record } = scene.find(invoices, target);
    const answer = await scene.remove(`/invoices/${id}`);
    const kept = scene.expectStatus(answer, record ? scene.account.remove(record) : unknown);
    if (kept) compare.invoice(answer.body, kept);
  },

  async read(scene: Scene, { target }: StepOf<"read">) {
    const { id, record } = scene.find(invoices, target);
    const answer = await scene.ask("GET", `/invoices/${id}`);
    const kept = scene.expectStatus(answer, record ? { record } : unknown);
    if (kept) compare.invoice(answer.body, kept);
  },

  async visit(scene: Scene, { target }: StepOf<"visit">) {
    // It names no account, so that it finds the invoices of all.
    const { id, record } = scene.find(invoices, Math.max(target, -1));
    const answer = await scene.askMock("PATCH", "/invoices/stats/last-visited-at", { invoiceId: id });
    scene.expectStatus(answer, record ? { record } : unknown);
  },

  async number(scene: Scene, _step: StepOf<"number">) {
    const { status, body } = await scene.ask("GET", "/invoices/generate-invoice-number");
    const next = `INV-${String(scene.account.numbers.invoice + 1).padStart(6, "0")}`;
    expect({ status, number: body.invoiceNumber }).toEqual({ status: 200, number: next });
  },
};
