import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type Sandbox, startSandbox } from "../src/index.ts";
import { type Answered, call, draft, owner, ownerQuery } from "./billing.ts";

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ brand: "highlevel", contract: "documented" });
});
afterEach(() => sandbox.close());

const ask = (method: string, path: string, body?: object): Promise<Answered> =>
  call(sandbox, method, path, body);

const { issueDate: _issueDate, dueDate: _dueDate, items, ...content } = draft;
const request = {
  ...content,
  title: "ESTIMATE",
  items: items.map((item) => ({ ...item, type: "one_time" })),
  frequencySettings: { enabled: false, schedule: {} },
};
const sending = { ...owner, action: "email", liveMode: true, userId: "u1" };

async function create(changes: object = {}): Promise<string> {
  const { status, body } = await ask("POST", "/invoices/estimate", { ...request, ...changes });
  expect(status).toBe(201);
  return body._id;
}
const list = async (query = "") =>
  (await ask("GET", `/invoices/estimate/list?${ownerQuery}&limit=10&offset=0${query}`)).body;
const decide = (estimateId: string, decision: string) =>
  ask("POST", "/__mock/estimate", { estimateId, decision });

describe("an estimate", () => {
  test("is created, sent, viewed, accepted and invoiced", async () => {
    const id = await create();
    expect(await list()).toMatchObject({
      total: 1,
      estimates: [{ _id: id, estimateStatus: "draft", total: 100 }],
    });
    expect((await decide(id, "accepted")).status).toBe(422);
    const toInvoice = () =>
      ask("POST", `/invoices/estimate/${id}/invoice`, { ...owner, markAsInvoiced: true });
    expect(await toInvoice()).toMatchObject({ status: 400, body: { message: "estimate_not_accepted" } });
    expect(await ask("POST", `/invoices/estimate/${id}/send`, sending)).toMatchObject({
      status: 201,
      body: { estimateStatus: "sent" },
    });
    expect((await ask("PATCH", "/invoices/estimate/stats/last-visited-at", { estimateId: id })).status).toBe(
      200,
    );
    expect(await list("&status=viewed")).toMatchObject({
      total: 1,
      estimates: [{ estimateStatus: "viewed" }],
    });
    expect((await decide(id, "accepted")).body).toEqual({ estimateId: id, estimateStatus: "accepted" });
    expect(await toInvoice()).toMatchObject({
      status: 200,
      body: {
        estimate: { estimateStatus: "invoiced", total: 100 },
        invoice: { status: "draft", total: 100, amountDue: 100, invoiceNumber: "INV-000001" },
      },
    });
    const [estimate] = (await list()).estimates;
    expect(estimate.estimateActionHistory.map(({ action }: { action: string }) => action)).toEqual([
      "Created",
      "Sent",
      "Viewed",
      "Accepted",
      "Invoiced",
    ]);
  });

  test("can be sent at once, declined, and made into an invoice by itself", async () => {
    const declined = await create({ sendEstimateDetails: sending });
    expect((await list()).estimates[0]).toMatchObject({ _id: declined, estimateStatus: "sent" });
    expect((await decide(declined, "declined")).body.estimateStatus).toBe("declined");
    const accepted = await create({ sendEstimateDetails: sending, autoInvoice: { enabled: true } });
    expect((await decide(accepted, "accepted")).body.estimateStatus).toBe("invoiced");
    const invoices = await ask("GET", `/invoices?${ownerQuery}&limit=10&offset=0`);
    expect(invoices.body).toMatchObject({ total: 1, invoices: [{ status: "draft", total: 100 }] });
  });

  test("is replaced as a whole, but for its status, and deleted", async () => {
    const id = await create({ termsNotes: "Thirty days" });
    const changed = await ask("PUT", `/invoices/estimate/${id}`, {
      ...request,
      name: "Other",
      estimateStatus: "accepted",
    });
    expect(changed.body).toMatchObject({ name: "Other", estimateStatus: "draft", __v: 1 });
    expect(changed.body.termsNotes).toBeUndefined();
    const deleted = await ask("DELETE", `/invoices/estimate/${id}`, owner);
    expect(deleted.body).toMatchObject({ _id: id, deleted: true });
    expect((await list()).total).toBe(0);
    expect((await ask("PUT", `/invoices/estimate/${id}`, request)).status).toBe(404);
    expect((await ask("POST", `/invoices/estimate/${id}/send`, sending)).status).toBe(404);
  });

  test("is refused what callers report to be refused", async () => {
    const refused = async (changes: object) => {
      const { status, body } = await ask("POST", "/invoices/estimate", { ...request, ...changes });
      return [status, [body.message].flat()[0]];
    };
    expect(await refused({ name: "n".repeat(41) })).toEqual([422, expect.stringContaining("40 characters")]);
    expect(await refused({ issueDate: "2026-01-01T00:00:00Z" })).toEqual([
      422,
      expect.stringContaining("issueDate must be a valid date"),
    ]);
    await create({ estimateNumber: 2 });
    expect(await refused({ estimateNumber: 2 })).toEqual([400, "Estimate number already exists"]);
    const next = `/invoices/estimate/number/generate?${ownerQuery}`;
    expect((await ask("GET", next)).body.estimateNumber).toBe(1);
    await create();
    expect((await ask("GET", next)).body.estimateNumber).toBe(3);
  });

  test("without title or type fails where the rule says so", async () => {
    await ask("POST", "/__mock/rules", { "estimate-title-and-type": "fail" });
    const { title: _title, ...untitled } = request;
    expect((await ask("POST", "/invoices/estimate", untitled)).status).toBe(500);
    expect((await list()).total).toBe(0);
  });

  test("is decided on by who names it and what is decided", async () => {
    const id = await create({ sendEstimateDetails: sending });
    for (const [estimateId, decision] of [
      [id, "maybe"],
      ["none", "accepted"],
    ] as const) {
      expect((await decide(estimateId, decision)).status).toBe(422);
    }
    expect((await list()).estimates[0].estimateStatus).toBe("sent");
  });
});

test("a template of estimates is created, previewed, changed, listed and deleted", async () => {
  const { contactDetails: _contact, frequencySettings: _frequency, sentTo: _sentTo, ...template } = request;
  const created = await ask("POST", "/invoices/estimate/template", template);
  expect(created).toMatchObject({ status: 201, body: { total: 100, deleted: false } });
  const { _id: id } = created.body;
  const preview = (templateId: string) =>
    ask("GET", `/invoices/estimate/template/preview?${ownerQuery}&templateId=${templateId}`);
  expect((await preview(id)).body).toMatchObject({ _id: id, name: "Repair" });
  expect((await preview("none")).status).toBe(404);
  const changed = await ask("PUT", `/invoices/estimate/template/${id}`, { ...template, name: "Other" });
  expect(changed.body).toMatchObject({ name: "Other", __v: 1 });
  const templates = `/invoices/estimate/template?${ownerQuery}&limit=10&offset=0`;
  expect((await ask("GET", `${templates}&search=other`)).body).toMatchObject({
    totalCount: 1,
    data: [{ _id: id }],
  });
  expect((await ask("DELETE", `/invoices/estimate/template/${id}`, owner)).body).toMatchObject({
    deleted: true,
  });
  expect((await ask("GET", templates)).body.totalCount).toBe(0);
});
