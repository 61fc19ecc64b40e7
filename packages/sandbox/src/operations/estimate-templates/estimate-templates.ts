import type { EstimateTemplate, EstimateTemplateRequest } from "@crm-invoices/highlevel";
import type { Call } from "@crm-invoices/mock";
import { numberOf } from "../../money/amount.ts";
import type { Kind } from "../../store/records.ts";
import type { Context } from "../context.ts";
import { businessOfEstimate } from "../estimates/render.ts";
import { findRecord, lockRecord } from "../find.ts";
import { itemsOf } from "../invoices/content.ts";
import { price } from "../invoices/price.ts";
import type { OfBrand } from "../invoices/render.ts";
import type { StoredItem } from "../invoices/stored.ts";
import { listPage, listQuery } from "../list.ts";
import { bodyOf, type Operation, ok, pathParameter, queryParameter } from "../operation.ts";
import { settingsOf } from "../settings/settings.ts";

type Sent = Omit<EstimateTemplateRequest, "altId" | "altType" | "items" | "sendEstimateDetails">;

/** A template as the store keeps it. */
interface StoredEstimateTemplate extends Sent {
  readonly _id: string;
  readonly items: readonly StoredItem[];
  /** A text, which is exact, in major currency units. */
  readonly total: string;
  /** How often it was changed. */
  readonly revision: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export const estimateTemplates: Kind<StoredEstimateTemplate> = {
  name: "estimate template",
  columns: ({ _id, name, liveMode = true }) => ({ id: _id, status: "", live: liveMode, search: [name] }),
};

export const createEstimateTemplate: Operation = async (context, call) => {
  const now = context.now.toISOString();
  const created: StoredEstimateTemplate = {
    ...(await contentOf(context, bodyOf<EstimateTemplateRequest>(call))),
    _id: await context.newRecordId(),
    revision: 0,
    createdAt: now,
    updatedAt: now,
  };
  await context.records(estimateTemplates).insert(created, await context.count("position"));
  await context.journal("created", created._id, { kind: estimateTemplates.name });
  return { status: 201, body: render(context, created) };
};

export const updateEstimateTemplate: Operation = async (context, call) => {
  const { _id, createdAt, revision } = await lock(context, call);
  const content = await contentOf(context, bodyOf<EstimateTemplateRequest>(call));
  const now = context.now.toISOString();
  const changed: StoredEstimateTemplate = {
    ...content,
    _id,
    createdAt,
    revision: revision + 1,
    updatedAt: now,
  };
  await context.records(estimateTemplates).replace(changed);
  await context.journal("changed", _id, { kind: estimateTemplates.name });
  return ok(render(context, changed));
};

export const deleteEstimateTemplate: Operation = async (context, call) => {
  const stored = await lock(context, call);
  await context.records(estimateTemplates).remove(stored._id);
  await context.journal("deleted", stored._id, { kind: estimateTemplates.name });
  return ok(render(context, stored, { deleted: true }));
};

export const previewEstimateTemplate: Operation = async (context, call) => {
  const id = queryParameter(call, "templateId") ?? "";
  return ok(render(context, await findRecord(context, estimateTemplates, id)));
};

export const listEstimateTemplates: Operation = async (context, call) => {
  // They have no day to be listed by.
  const { search, limit, offset } = listQuery(context, call);
  const { documents, total } = await listPage(context, estimateTemplates, { search, limit, offset });
  const data = documents.map((template) => render(context, template));
  return ok({ data, totalCount: total, traceId: await context.newId() });
};

async function contentOf(context: Context, body: EstimateTemplateRequest) {
  const { altId: _altId, altType: _altType, sendEstimateDetails: _send, ...sent } = body;
  const items = await itemsOf(context, sent.items);
  const settings = await settingsOf(context);
  return {
    ...sent,
    title: sent.title ?? settings.estimatesTitle,
    estimateNumberPrefix: sent.estimateNumberPrefix ?? settings.estimateNumberPrefix,
    items,
    total: price(context, { ...sent, items }).total,
  };
}

const lock = (context: Context, call: Call): Promise<StoredEstimateTemplate> =>
  lockRecord(context, estimateTemplates, pathParameter(call, "templateId"));

function render(
  { tenant }: Context,
  { revision, miscellaneousCharges: _charges, meta: _meta, items, total, ...stored }: StoredEstimateTemplate,
  { deleted = false }: { readonly deleted?: boolean } = {},
): OfBrand<EstimateTemplate> {
  return {
    ...stored,
    altId: tenant.altId,
    altType: tenant.altType,
    liveMode: stored.liveMode ?? true,
    deleted,
    businessDetails: businessOfEstimate(stored.businessDetails),
    items: items.map((item) => ({ taxes: [], ...item })),
    total: numberOf(total),
    automaticTaxesEnabled: stored.automaticTaxesEnabled ?? false,
    __v: revision,
  };
}
