import { expect } from "@jest/globals";
import { type Account, totalOf } from "./account.ts";
import { compare } from "./compare.ts";
import { content, ruleOf } from "./content.ts";
import type { Scene } from "./scene.ts";
import type { StepOf } from "./steps.ts";

const estimates = ({ estimates: all }: Account) => all;
const schedules = ({ schedules: all }: Account) => all;
/** What the API documents for any other record that there is not. */
const unknown = { status: 404 } as const;
type Items = StepOf<"estimate">["items"];
const typed = (items: Items) => items.map((item) => ({ ...item, type: "one_time" }));
const enabled = (autoInvoice: boolean) => ({ autoInvoice: { enabled: autoInvoice } });

/** Each operation on estimates, done and held against the model. */
export const estimateMoves = {
  async estimate(scene: Scene, { items, send, autoInvoice }: StepOf<"estimate">) {
    const request = { ...content.estimate, ...enabled(autoInvoice), items: typed(items) };
    const details = send ? { sendEstimateDetails: { ...content.sending, ...scene.owner } } : {};
    const { status, body } = await scene.ask("POST", "/invoices/estimate", { ...request, ...details });
    expect(status).toBe(201);
    const { account } = scene;
    account.numbers.estimate += 1;
    const kept = {
      id: body._id,
      number: account.numbers.estimate,
      status: send ? "sent" : "draft",
      total: totalOf(items),
      autoInvoice,
    };
    account.estimates.push(kept);
    compare.estimate(body, kept);
  },

  async estimateUpdate(scene: Scene, { target, items, autoInvoice }: StepOf<"estimateUpdate">) {
    const { id, record } = scene.find(estimates, target);
    const request = { ...content.estimate, ...enabled(autoInvoice), items: typed(items) };
    // A status that is sent is ignored.
    const answer = await scene.ask("PUT", `/invoices/estimate/${id}`, {
      ...request,
      estimateStatus: "accepted",
    });
    if (record) Object.assign(record, { total: totalOf(items), autoInvoice });
    const kept = scene.expectStatus(answer, record ? { record } : unknown);
    if (kept) compare.estimate(answer.body, kept);
  },

  async estimateSend(scene: Scene, { target }: StepOf<"estimateSend">) {
    const { id, record } = scene.find(estimates, target);
    const answer = await scene.ask("POST", `/invoices/estimate/${id}/send`, content.sending);
    if (record?.status === "draft") record.status = "sent";
    const kept = scene.expectStatus(answer, record ? { record } : unknown, 201);
    if (kept) compare.estimate(answer.body, kept);
  },

  async estimateVisit(scene: Scene, { target }: StepOf<"estimateVisit">) {
    // It names no account, so that it finds the estimates of all.
    const { id, record } = scene.find(estimates, Math.max(target, -1));
    const answer = await scene.askMock("PATCH", "/invoices/estimate/stats/last-visited-at", {
      estimateId: id,
    });
    if (record?.status === "sent") record.status = "viewed";
    scene.expectStatus(answer, record ? { record } : unknown);
  },

  async estimateDecide(scene: Scene, { target, decision }: StepOf<"estimateDecide">) {
    const { id: estimateId, record } = scene.find(estimates, Math.max(target, -1));
    const answer = await scene.askMock("POST", "/__mock/estimate", { estimateId, decision });
    const expected = record ? scene.account.decide(record, decision, scene.model.now) : { status: 422 };
    const kept = scene.expectStatus(answer, expected);
    if (kept) expect(answer.body.estimateStatus).toBe(kept.status);
  },

  async estimateInvoice(scene: Scene, { target, mark }: StepOf<"estimateInvoice">) {
    const { id, record } = scene.find(estimates, target);
    const answer = await scene.ask("POST", `/invoices/estimate/${id}/invoice`, { markAsInvoiced: mark });
    const expected = record ? scene.account.toInvoice(record, mark, scene.model.now) : unknown;
    const kept = scene.expectStatus(answer, expected);
    if (kept === undefined || record === undefined) return;
    kept.id = answer.body.invoice._id;
    compare.invoice(answer.body.invoice, kept);
    compare.estimate(answer.body.estimate, record);
  },

  async estimateDelete(scene: Scene, { target }: StepOf<"estimateDelete">) {
    const { id, record } = scene.find(estimates, target);
    const answer = await scene.ask("DELETE", `/invoices/estimate/${id}`, {});
    const kept = scene.expectStatus(answer, record ? { record } : unknown);
    if (kept === undefined) return;
    compare.estimate(answer.body, kept);
    scene.account.estimates.splice(scene.account.estimates.indexOf(kept), 1);
  },
};

/** Each operation on schedules, done and held against the model. */
export const scheduleMoves = {
  async schedule(scene: Scene, step: StepOf<"schedule">) {
    const { request, plan } = ruleOf(step, scene.model);
    const { status, body } = await scene.ask("POST", "/invoices/schedule", request);
    expect(status).toBe(200);
    const kept = { id: body._id, status: "draft", ...plan, issued: [], last: undefined, next: undefined };
    scene.account.schedules.push(kept);
    compare.schedule(body, kept);
  },

  async scheduleUpdate(scene: Scene, step: StepOf<"scheduleUpdate">) {
    const { id, record } = scene.find(schedules, step.target);
    const { request, plan } = ruleOf(step, scene.model);
    const answer = await scene.ask("PUT", `/invoices/schedule/${id}`, request);
    const expected = record ? scene.account.changeSchedule(record, plan, scene.model.now) : unknown;
    const kept = scene.expectStatus(answer, expected);
    if (kept) compare.schedule(answer.body, kept);
  },

  async scheduleStart(scene: Scene, { target }: StepOf<"scheduleStart">) {
    const { id, record } = scene.find(schedules, target);
    const answer = await scene.ask("POST", `/invoices/schedule/${id}/schedule`, content.starting);
    const kept = scene.expectStatus(answer, record ? scene.account.start(record, scene.model.now) : unknown);
    if (kept) compare.schedule(answer.body, kept);
  },

  async scheduleRestart(scene: Scene, { target }: StepOf<"scheduleRestart">) {
    // It names no account, so that it finds the schedules of all.
    const { id, record } = scene.find(schedules, Math.max(target, -1));
    const answer = await scene.askMock("POST", `/invoices/schedule/${id}/updateAndSchedule`);
    const kept = scene.expectStatus(answer, record ? scene.account.start(record, scene.model.now) : unknown);
    if (kept) compare.schedule(answer.body, kept);
  },

  async scheduleCancel(scene: Scene, { target }: StepOf<"scheduleCancel">) {
    const { id, record } = scene.find(schedules, target);
    const answer = await scene.ask("POST", `/invoices/schedule/${id}/cancel`, {});
    const kept = scene.expectStatus(answer, record ? scene.account.cancel(record) : unknown);
    if (kept) compare.schedule(answer.body, kept);
  },

  async scheduleDelete(scene: Scene, { target }: StepOf<"scheduleDelete">) {
    const { id, record } = scene.find(schedules, target);
    const answer = await scene.remove(`/invoices/schedule/${id}`);
    scene.expectStatus(answer, record ? scene.account.removeSchedule(record) : unknown);
  },

  async scheduleRead(scene: Scene, { target }: StepOf<"scheduleRead">) {
    const { id, record } = scene.find(schedules, target);
    const answer = await scene.ask("GET", `/invoices/schedule/${id}`);
    const kept = scene.expectStatus(answer, record ? { record } : unknown);
    if (kept) compare.schedule(answer.body, kept);
  },
};

type Of = StepOf<"template">["of"];
const paths = { invoice: "/invoices/template", estimate: "/invoices/estimate/template" } as const;
const templates =
  (of: Of) =>
  ({ templates: all }: Account) =>
    all.filter((template) => template.of === of);
const templateOf = (of: Of, items: Items) => ({
  ...content.template[of],
  items: of === "estimate" ? typed(items) : items,
});

/** Each operation on both kinds of templates, done and held against the model. */
export const templateMoves = {
  async template(scene: Scene, { of, items }: StepOf<"template">) {
    const { status, body } = await scene.ask("POST", paths[of], templateOf(of, items));
    expect(status).toBe(of === "invoice" ? 200 : 201);
    const kept = { id: body._id, of, total: totalOf(items) };
    scene.account.templates.push(kept);
    compare.template(body, kept);
  },

  async templateUpdate(scene: Scene, { of, target, items }: StepOf<"templateUpdate">) {
    const { id, record } = scene.find(templates(of), target);
    const answer = await scene.ask("PUT", `${paths[of]}/${id}`, templateOf(of, items));
    if (record) record.total = totalOf(items);
    const kept = scene.expectStatus(answer, record ? { record } : unknown);
    if (kept) compare.template(answer.body, kept);
  },

  async templateRead(scene: Scene, { of, target }: StepOf<"templateRead">) {
    const { id, record } = scene.find(templates(of), target);
    const path = of === "invoice" ? `${paths[of]}/${id}` : `${paths[of]}/preview?templateId=${id}`;
    const answer = await scene.ask("GET", path);
    const kept = scene.expectStatus(answer, record ? { record } : unknown);
    if (kept) compare.template(answer.body, kept);
  },

  async templateDelete(scene: Scene, { of, target }: StepOf<"templateDelete">) {
    const { id, record } = scene.find(templates(of), target);
    const path = `${paths[of]}/${id}`;
    const answer = await (of === "invoice" ? scene.remove(path) : scene.ask("DELETE", path, {}));
    const kept = scene.expectStatus(answer, record ? { record } : unknown);
    if (kept) scene.account.templates.splice(scene.account.templates.indexOf(kept), 1);
  },
};
