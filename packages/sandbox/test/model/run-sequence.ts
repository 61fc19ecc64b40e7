import { expect } from "@jest/globals";
import type { Sandbox } from "../../src/index.ts";
import { type Answered, call, changed, draft, payment, sending } from "../billing.ts";
import { Model } from "./model.ts";
import type { Step } from "./sequence.ts";

/** Where a sequence happens: a world and an account of its own. */
export interface Place {
  readonly brand: string;
  readonly altType: string;
  readonly world: string;
}

/** What both contracts ask of a payment. */
const fullPayment = { ...payment, card: { brand: "none", last4: "0000" }, cheque: { number: "0" } };

/** Does each step and holds every answer against the model, and in the end all that is there. */
export async function runSequence(sandbox: Sandbox, place: Place, steps: readonly Step[]): Promise<void> {
  const owner = { altId: draft.altId, altType: place.altType };
  const ownerQuery = new URLSearchParams(owner);
  const server = { url: sandbox.urls[place.brand] ?? "" };
  const ask = (method: string, path: string, body?: object): Promise<Answered> =>
    call(server, method, path, body && { ...body, ...owner }, { "X-Mock-Client": place.world });
  const model = new Model();

  for (const step of steps) {
    if (step.kind === "create" || step.kind === "text2pay") {
      const { items } = step;
      const sent = step.kind === "text2pay" && step.send;
      const answer =
        step.kind === "create"
          ? await ask("POST", "/invoices", { ...draft, items })
          : await ask("POST", "/invoices/text2pay", {
              ...draft,
              items,
              userId: "u1",
              action: sent ? "send" : "draft",
            });
      expect(answer.status).toBe(200);
      const invoice = answer.body.invoice ?? answer.body;
      check(invoice, model.add(invoice._id, items, sent));
      continue;
    }
    const id = model.idOf(step.target);
    const answer = await perform(step, id);
    const expected = model.expect(step);
    if ("status" in expected)
      expect({ step, status: answer.status }).toEqual({ step, status: expected.status });
    else {
      expect({ step, status: answer.status }).toEqual({ step, status: 200 });
      check(answer.body.invoice ?? answer.body, expected.invoice);
    }
  }

  const { body } = await ask("GET", `/invoices?${ownerQuery}&limit=100&offset=0`);
  const kept = model.all();
  expect(body.total).toBe(kept.length);
  for (const invoice of kept)
    check(
      body.invoices.find((each: { _id: string }) => each._id === invoice.id),
      invoice,
    );

  function perform(step: Exclude<Step, { kind: "create" | "text2pay" }>, id: string): Promise<Answered> {
    switch (step.kind) {
      case "read":
        return ask("GET", `/invoices/${id}?${ownerQuery}`);
      case "send":
        return ask("POST", `/invoices/${id}/send`, sending);
      case "void":
        return ask("POST", `/invoices/${id}/void`, {});
      case "delete":
        return ask("DELETE", `/invoices/${id}?${ownerQuery}`);
      case "pay":
        return ask("POST", `/invoices/${id}/record-payment`, {
          ...fullPayment,
          ...(step.amount !== null && { amount: step.amount }),
        });
      case "update":
        return ask("PUT", `/invoices/${id}`, changed({ ...draft, items: step.items }));
    }
  }
}

/** Holds an invoice of an answer against the model, and against itself. */
function check(
  shown: { _id: string; status: string; total: number; amountPaid: number; amountDue: number },
  { id, status, total, paid }: { id: string; status: string; total: number; paid: number },
): void {
  expect({
    id: shown._id,
    status: shown.status,
    total: shown.total,
    paid: shown.amountPaid,
    due: shown.amountDue,
  }).toEqual({ id, status, total: total / 100, paid: paid / 100, due: (total - paid) / 100 });
}
