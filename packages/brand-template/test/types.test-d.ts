import type { Client } from "@crm-invoices/core/openapi-fetch";
import { createInvoiceOnce, inBulk } from "../src/bulk.ts";
import {
  createClient as createDocumentedClient,
  type RecordInvoicePaymentRequest as DocumentedPayment,
  versions as documentedVersions,
} from "../src/documented.ts";
import { editInvoice } from "../src/edit.ts";
import * as thin from "../src/index.ts";
import {
  type AltType,
  createClient,
  type paths,
  type RecordInvoicePaymentRequest,
} from "../src/openapi-fetch.ts";
import { recordPaymentOnce } from "../src/payments.ts";
import * as updates from "../src/updates.ts";
import { verifyWebhook } from "../src/webhooks.ts";

// Nothing here runs; the compiler checks that what is right compiles and what is marked does not.
const client = createClient({ token: "any", altId: "any" });
export const openapiFetchClient: Client<paths> = client;
declare const altType: AltType;
const params = { path: { invoiceId: "any" } };
const body: RecordInvoicePaymentRequest = {
  mode: "cheque",
  cheque: { number: "129-129-129-912" },
  notes: "This was a direct payment",
};

client.POST("/invoices/{invoiceId}/record-payment", { params, body });
client.POST("/invoices/{invoiceId}/record-payment", { params, body: { ...body, altType } });

// @ts-expect-error The altType is no brand's.
client.POST("/invoices/{invoiceId}/record-payment", { params, body: { ...body, altType: "company" } });

// @ts-expect-error The mode is not one of the enum.
client.POST("/invoices/{invoiceId}/record-payment", { params, body: { ...body, mode: "barter" } });

// @ts-expect-error The required notes are missing.
client.POST("/invoices/{invoiceId}/record-payment", { params, body: { ...body, notes: undefined } });

// @ts-expect-error The id of the invoice is missing.
client.POST("/invoices/{invoiceId}/record-payment", { body });

const invoiceId = "any";
const named = thin.createClient({ token: async () => "any", altId: "any" });

named.recordInvoicePayment({ invoiceId, body });
named.recordInvoicePayment({ invoiceId, body: { ...body, altType, altId: "another" } });
named.recordInvoicePayment({ invoiceId, body }, { signal: AbortSignal.timeout(1), timeout: 1, altId: "any" });
named.voidInvoice({ invoiceId });
named.generateInvoiceNumber();
named.listInvoices({ limit: 1, offset: 0, altType });
thin.paginate(named.listInvoices, { status: "sent" });
thin.paginate(named.listEstimates);

// @ts-expect-error The altType is no brand's.
named.recordInvoicePayment({ invoiceId, body: { ...body, altType: "company" } });

// @ts-expect-error The altType in the query is no brand's.
named.generateInvoiceNumber({ altType: "company" });

// @ts-expect-error The altType of a body that can be left out is no brand's.
named.voidInvoice({ invoiceId, body: { altType: "company" } });

// @ts-expect-error The mode is not one of the enum.
named.recordInvoicePayment({ invoiceId, body: { ...body, mode: "crad" } });

// @ts-expect-error The id of the invoice is missing.
named.recordInvoicePayment({ body });

// Callers record cash without card and cheque; the documentation asks for both.
named.recordInvoicePayment({ invoiceId, body: { mode: "cash", notes: "Paid at the counter", amount: 10 } });
const asDocumented = createDocumentedClient({ token: "any", altId: "any" });
const payment: DocumentedPayment = {
  mode: "cheque",
  card: { brand: "", last4: "" },
  cheque: { number: "129-129-129-912" },
  notes: "Paid by cheque",
};
asDocumented.recordInvoicePayment({ invoiceId, body: payment });
asDocumented.recordInvoicePayment({ invoiceId, body: { ...payment, altType } });

// @ts-expect-error The documentation asks for card and cheque.
asDocumented.recordInvoicePayment({ invoiceId, body: { mode: "cash", notes: "Paid at the counter" } });

// @ts-expect-error The mode is not one of the enum.
asDocumented.recordInvoicePayment({ invoiceId, body: { ...payment, mode: "crad" } });

// @ts-expect-error The altType is no brand's.
asDocumented.recordInvoicePayment({ invoiceId, body: { ...payment, altType: "company" } });

// @ts-expect-error The body is missing.
named.recordInvoicePayment({ invoiceId });

// @ts-expect-error There is no such parameter.
named.listInvoices({ limit: 1, offset: 0, page: 1 });

named.voidInvoice({ invoiceId }, { retries: 0, version: "2023-02-21", headers: { "X-Mark": "1" } });
thin.createClient({ token: "any", altId: "any", version: "v3", headers: { "X-Mark": "1" } });
for (const version of thin.versions) thin.createClient({ token: "any", altId: "any", version });
for (const version of documentedVersions) createDocumentedClient({ token: "any", altId: "any", version });

// @ts-expect-error The documentation has one version.
asDocumented.voidInvoice({ invoiceId }, { version: "v3" });

named.request<{ ok: boolean }>({ method: "POST", path: "/invoices/{invoiceId}/x" }, { invoiceId });
thin.createClient({ token: "any", altId: "any", middleware: [thin.logging(console)] });

// @ts-expect-error A path begins with a slash.
named.request({ method: "GET", path: "invoices" });

// @ts-expect-error There is no such option.
named.voidInvoice({ invoiceId }, { retry: 1 });

// @ts-expect-error The API has no such version.
named.voidInvoice({ invoiceId }, { version: "2020-01-01" });

// @ts-expect-error The API has no such version for a client either.
thin.createClient({ token: "any", altId: "any", version: "2020-01-01" });

// @ts-expect-error The version is not the caller's to give.
named.voidInvoice({ invoiceId, Version: "2021-07-28" });

// @ts-expect-error There is no such parameter to list by.
thin.paginate(named.listInvoices, { page: 1 });

// @ts-expect-error An invoice is not a list.
thin.paginate(named.getInvoice, { invoiceId });

// @ts-expect-error An answer of openapi-fetch has no error that could be thrown.
thin.unwrap(client.GET("/invoices/{invoiceId}", { params }));

// @ts-expect-error The methods of openapi-fetch come with an entry point of their own.
named.GET("/invoices/{invoiceId}", { params });

export async function tellsErrorsApart(): Promise<string> {
  const { data, error } = await named.recordInvoicePayment({ invoiceId, body });
  if (error === undefined) return data.invoice.invoiceNumber;
  // @ts-expect-error Only a 422 has messages.
  error.messages;
  if (error.status === 422) return error.messages.join();
  if (error.status === 429) return `${error.wait} ${error.limits["daily-remaining"]}`;
  if (error.status === 409) return error.name satisfies "ConflictError";
  if (error.status === 503) return error.name satisfies "ServerError";
  if (error.status === 418) return error.name satisfies "UnexpectedStatusError";
  if (error.status === undefined) {
    return error.name satisfies "TimeoutError" | "AbortError" | "NetworkError" | "InvalidRequestError";
  }
  if (error.uncertain) return `${error.attempts}`;
  if (error.name === "ForbiddenError") return `${error.status satisfies 403}`;
  return `${error.name} ${error.traceId} ${error.operationId}`;
}

export async function readsTypedNames(): Promise<string[]> {
  const invoice = await thin.unwrap(named.getInvoice({ invoiceId }));
  const numbers: string[] = [invoice.invoiceNumber];
  for await (const listed of thin.paginate(named.listInvoices)) numbers.push(listed.invoiceNumber);
  return numbers;
}

export async function readsWhatCallersObserve(): Promise<[string | undefined, number | undefined]> {
  const sending = { estimateId: "any", body: { action: "email", liveMode: true, userId: "any" } } as const;
  const { estimateStatus, estimateNumber } = await thin.unwrap(named.sendEstimate(sending));
  const promised = await thin.unwrap(asDocumented.sendEstimate(sending));
  // @ts-expect-error The documentation knows no status of an estimate.
  promised.estimateStatus;
  promised.lastVisitedAt satisfies string;
  return [estimateStatus, estimateNumber];
}

export async function readsTypedData(): Promise<string | undefined> {
  const { data } = await client.POST("/invoices/{invoiceId}/record-payment", { params, body });
  return data?.invoice.invoiceNumber;
}

export async function sendsBack(): Promise<void> {
  const [templateId, scheduleId] = ["any", "any"];
  const body = updates.toUpdateInvoiceRequest(await thin.unwrap(named.getInvoice({ invoiceId })));
  const template = await thin.unwrap(named.getInvoiceTemplate({ templateId }));
  const schedule = await thin.unwrap(named.getInvoiceSchedule({ scheduleId }));
  const { estimates } = await thin.unwrap(named.listEstimates({ limit: 1, offset: 0 }));
  const { data } = await thin.unwrap(named.listEstimateTemplates({ limit: 1, offset: 0 }));
  named.updateInvoice({ invoiceId, body: { ...body, title: "Corrected" } });
  named.updateInvoiceTemplate({ templateId, body: updates.toUpdateInvoiceTemplateRequest(template) });
  named.updateInvoiceSchedule({ scheduleId, body: updates.toUpdateInvoiceScheduleRequest(schedule) });
  for (const one of estimates)
    named.updateEstimate({ estimateId: one._id, body: updates.toUpdateEstimateRequest(one) });
  for (const one of data)
    named.updateEstimateTemplate({ templateId: one._id, body: updates.toEstimateTemplateRequest(one) });

  // @ts-expect-error A template is no invoice.
  updates.toUpdateInvoiceRequest(template);

  // @ts-expect-error The documentation asks for more than is observed.
  asDocumented.updateInvoice({ invoiceId, body });
}

export async function sendsBackAsDocumented(): Promise<void> {
  const [templateId, scheduleId] = ["any", "any"];
  const invoice = await thin.unwrap(asDocumented.getInvoice({ invoiceId }));
  const template = await thin.unwrap(asDocumented.getInvoiceTemplate({ templateId }));
  const schedule = await thin.unwrap(asDocumented.getInvoiceSchedule({ scheduleId }));
  const { estimates } = await thin.unwrap(asDocumented.listEstimates({ limit: 1, offset: 0 }));
  const { data } = await thin.unwrap(asDocumented.listEstimateTemplates({ limit: 1, offset: 0 }));
  asDocumented.updateInvoice({ invoiceId, body: updates.toUpdateInvoiceRequest(invoice) });
  asDocumented.updateInvoiceTemplate({
    templateId,
    body: updates.toUpdateInvoiceTemplateRequest(template),
  });
  asDocumented.updateInvoiceSchedule({ scheduleId, body: updates.toUpdateInvoiceScheduleRequest(schedule) });
  for (const one of estimates)
    asDocumented.updateEstimate({ estimateId: one._id, body: updates.toUpdateEstimateRequest(one) });
  for (const one of data)
    asDocumented.updateEstimateTemplate({
      templateId: one._id,
      body: updates.toEstimateTemplateRequest(one),
    });
}

export async function edits(): Promise<string | undefined> {
  const { data, error } = await editInvoice(named, { invoiceId }, (given, invoice) => ({
    ...given,
    name: invoice.totalSummary.subTotal.toFixed(),
  }));

  // @ts-expect-error What is only read cannot be written.
  await editInvoice(named, { invoiceId }, (given) => ({ ...given, amountDue: 1, name: 5 }));

  // @ts-expect-error A change returns the body.
  await editInvoice(named, { invoiceId }, () => {});

  if (error?.name === "EditError") return error.reason satisfies "changed" | "not found";
  if (error?.status === 422) return error.messages.join();
  return data?.invoiceNumber;
}

export async function createsOnce(invoice: thin.CreateInvoiceRequest): Promise<string | undefined> {
  const numbered = { ...invoice, invoiceNumber: "7" };

  // @ts-expect-error An invoice without a number could not be found again.
  await createInvoiceOnce(named, { body: invoice });

  // @ts-expect-error The currency is missing.
  await createInvoiceOnce(named, { body: { ...numbered, currency: undefined } });

  await inBulk([numbered], (each) => createInvoiceOnce(client, { body: each }), { keyOf: () => "7" });
  const creation = await createInvoiceOnce(named, { body: numbered }, { version: "2021-07-28" });
  if (creation.safeToRepeat) return creation.verdict satisfies "not created";
  if (creation.verdict === "created") return creation.invoice.invoiceNumber;
  return creation.invoice?.totalSummary?.subTotal.toFixed();
}

export async function paysOnce(): Promise<string | undefined> {
  const cash = { ...body, amount: 10 };
  await recordPaymentOnce(asDocumented, { invoiceId, body: { ...payment, amount: 10, meta: { order: 1 } } });
  await recordPaymentOnce(client, { invoiceId, body: cash }, { version: "2021-07-28", retries: 0 });

  // @ts-expect-error A payment without an amount could not be recognized.
  await recordPaymentOnce(named, { invoiceId, body });

  // @ts-expect-error The mode is not one of the enum.
  await recordPaymentOnce(named, { invoiceId, body: { ...cash, mode: "barter" } });

  // @ts-expect-error The API has no such version.
  await recordPaymentOnce(named, { invoiceId, body: cash }, { version: "2020-01-01" });

  const outcome = await recordPaymentOnce(named, { invoiceId, body: cash }, { reference: "order-1" });
  if (outcome.safeToRepeat)
    return outcome.reason satisfies "not sent" | "already paid" | "refused" | "settled";
  // @ts-expect-error An invoice that could not be read is undefined.
  outcome.after.amountDue;
  return outcome.after?.amountDue.toFixed();
}

export async function readsTypedEvents(): Promise<number | undefined> {
  const { event, error } = await verifyWebhook("", {}, { publicKey: { rsa: "" } });
  if (error) return error.reason === "missing-signature" ? 401 : undefined;
  // @ts-expect-error No event has this type.
  if (event.type === "InvoiceRefunded") return 0;
  return event.amountPaid;
}
