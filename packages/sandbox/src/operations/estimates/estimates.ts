import type { CreateEstimateRequest, UpdateEstimateRequest } from "@crm-invoices/highlevel";
import type { Context } from "../context.ts";
import { listPage, listQuery } from "../list.ts";
import { type Answer, bodyOf, type Operation, ok, queryParameter } from "../operation.ts";
import { sendStored } from "./actions.ts";
import { estimateContent } from "./content.ts";
import { takeEstimateNumber } from "./numbers.ts";
import { renderEstimate } from "./render.ts";
import { lockNamedEstimate, saveEstimate } from "./save.ts";
import { estimates, type StoredEstimate } from "./stored.ts";

export const createEstimate: Operation = async (context, call) => {
  const body = bodyOf<CreateEstimateRequest>(call);
  const content = await estimateContent(context, body);
  const created = await insert(context, content, body.estimateNumber);
  const done = body.sendEstimateDetails === undefined ? created : await sendStored(context, created);
  return answerCreated(context, done);
};

async function insert(
  context: Context,
  content: Awaited<ReturnType<typeof estimateContent>>,
  estimateNumber: number | undefined,
): Promise<StoredEstimate> {
  const now = context.now.toISOString();
  const created: StoredEstimate = {
    ...content,
    _id: await context.newRecordId(),
    estimateStatus: "draft",
    estimateNumber: await takeEstimateNumber(context, estimateNumber),
    revision: 0,
    history: [{ action: "Created", timestamp: now }],
    createdAt: now,
    updatedAt: now,
  };
  await context.records(estimates).insert(created, await context.count("position"));
  await context.journal("created", created._id, { kind: estimates.name, number: created.estimateNumber });
  return created;
}

/** As documented, a new estimate is answered with 201. */
async function answerCreated(context: Context, estimate: StoredEstimate): Promise<Answer> {
  return { status: 201, body: await renderEstimate(context, estimate) };
}

/** What is left out is lost; a status that is sent is ignored. */
export const updateEstimate: Operation = async (context, call) => {
  const stored = await lockNamedEstimate(context, call);
  const { estimateStatus: _ignored, ...body } = bodyOf<UpdateEstimateRequest>(call);
  context.rules.decide("estimate-update");
  const content = await estimateContent(context, body);
  const { _id, createdAt, revision, history, estimateStatus, lastVisitedAt } = stored;
  const estimateNumber =
    body.estimateNumber === undefined
      ? stored.estimateNumber
      : await takeEstimateNumber(context, body.estimateNumber, _id);
  const kept = { _id, createdAt, revision, history, estimateStatus, lastVisitedAt, estimateNumber };
  const replaced: StoredEstimate = { ...content, ...kept, updatedAt: stored.updatedAt };
  return ok(await renderEstimate(context, await saveEstimate(context, replaced, "Updated", {})));
};

export const deleteEstimate: Operation = async (context, call) => {
  const stored = await lockNamedEstimate(context, call);
  await context.records(estimates).remove(stored._id);
  await context.journal("deleted", stored._id, { kind: estimates.name, number: stored.estimateNumber });
  return ok(await renderEstimate(context, stored, { deleted: true }));
};

export const listEstimates: Operation = async (context, call) => {
  const status = queryParameter(call, "status");
  const { documents, total } = await listPage(context, estimates, {
    ...listQuery(context, call),
    status: status === "all" ? undefined : status,
    contact: queryParameter(call, "contactId"),
  });
  const shown = [];
  for (const estimate of documents) shown.push(await renderEstimate(context, estimate));
  return ok({ estimates: shown, total, traceId: await context.newId() });
};
