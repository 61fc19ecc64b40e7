import type {
  CreateInvoiceTemplateRequest,
  InvoiceTemplate,
  UpdateInvoiceTemplatePaymentMethodsRequest,
  UpdateInvoiceTemplateRequest,
  UpdateLateFeesRequest,
} from "@crm-invoices/highlevel";
import type { Call } from "@crm-invoices/mock";
import { numberOf } from "../../money/amount.ts";
import type { Context } from "../context.ts";
import { findRecord, lockRecord } from "../find.ts";
import { itemsOf } from "../invoices/content.ts";
import { price } from "../invoices/price.ts";
import { businessOf, type OfBrand } from "../invoices/render.ts";
import { listPage, listQuery } from "../list.ts";
import { bodyOf, type Operation, ok, pathParameter, queryParameter } from "../operation.ts";
import { type StoredTemplate, templates } from "./stored.ts";

export const createInvoiceTemplate: Operation = async (context, call) => {
  const { altId: _altId, altType: _altType, items, ...sent } = bodyOf<CreateInvoiceTemplateRequest>(call);
  const now = context.now.toISOString();
  const priced = { items: await itemsOf(context, items), discount: sent.discount ?? noDiscount };
  const { total } = price(context, priced);
  const template: StoredTemplate = {
    _id: await context.newRecordId(),
    ...sent,
    items: priced.items,
    total,
    createdAt: now,
    updatedAt: now,
  };
  await context.records(templates).insert(template, await context.count("position"));
  await context.journal("created", template._id, { kind: templates.name });
  return ok(render(context, template));
};

export const getInvoiceTemplate: Operation = async (context, call) => {
  const found = await findRecord(context, templates, pathParameter(call, "templateId"));
  return ok(render(context, found));
};

export const updateInvoiceTemplate: Operation = async (context, call) => {
  const stored = await lock(context, call);
  const { altId: _altId, altType: _altType, items, ...sent } = bodyOf<UpdateInvoiceTemplateRequest>(call);
  const priced = { items: await itemsOf(context, items), discount: sent.discount ?? noDiscount };
  const { total } = price(context, priced);
  return save(context, { ...stored, ...sent, items: priced.items, total });
};

export const updateInvoiceTemplateLateFees: Operation = async (context, call) => {
  const { lateFeesConfiguration } = bodyOf<UpdateLateFeesRequest>(call);
  return save(context, { ...(await lock(context, call)), lateFeesConfiguration });
};

export const updateInvoiceTemplatePaymentMethods: Operation = async (context, call) => {
  const { paymentMethods } = bodyOf<UpdateInvoiceTemplatePaymentMethodsRequest>(call);
  const stored = await lock(context, call);
  return save(context, { ...stored, ...(paymentMethods !== undefined && { paymentMethods }) });
};

export const deleteInvoiceTemplate: Operation = async (context, call) => {
  const { _id } = await lock(context, call);
  await context.records(templates).remove(_id);
  await context.journal("deleted", _id, { kind: templates.name });
  return ok({ success: true });
};

export const listInvoiceTemplates: Operation = async (context, call) => {
  const query = listQuery(context, call);
  const filters = [queryParameter(call, "status"), queryParameter(call, "paymentMode")];
  if (filters.some((filter) => filter !== undefined)) context.rules.decide("template-filters");
  const { documents, total } = await listPage(context, templates, query);
  return ok({ data: documents.map((template) => render(context, template)), totalCount: total });
};

const noDiscount = { type: "fixed", value: 0 } as const;

const lock = (context: Context, call: Call): Promise<StoredTemplate> =>
  lockRecord(context, templates, pathParameter(call, "templateId"));

async function save(context: Context, template: StoredTemplate) {
  const saved = { ...template, updatedAt: context.now.toISOString() };
  await context.records(templates).replace(saved);
  await context.journal("changed", saved._id, { kind: templates.name });
  return ok(render(context, saved));
}

function render(
  { tenant }: Context,
  { businessDetails, total, items, ...stored }: StoredTemplate,
): OfBrand<InvoiceTemplate> {
  return {
    ...stored,
    altId: tenant.altId,
    altType: tenant.altType,
    businessDetails: businessOf(businessDetails),
    items: items.map((item) => ({ taxes: [], ...item })),
    total: numberOf(total),
  };
}
