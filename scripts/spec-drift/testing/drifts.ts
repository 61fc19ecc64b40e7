import { isList, isObject } from "@crm-invoices/openapi";
import type { Har, HarEntry } from "./har.ts";
import { findEntry, server } from "./traffic.ts";

export const get = (har: Har): HarEntry => findEntry(har, "GET", /^\/invoices\/[\da-f]{24}$/);
export const list = (har: Har): HarEntry => findEntry(har, "GET", /^\/invoices$/);
export const pay = (har: Har): HarEntry => findEntry(har, "POST", /record-payment$/);
const create = (har: Har): HarEntry => findEntry(har, "POST", /^\/invoices$/);
const settings = (har: Har): HarEntry => findEntry(har, "GET", /settings$/);
const estimate = (har: Har): HarEntry => findEntry(har, "PUT", /^\/invoices\/estimate\/[\da-f]{24}$/);

/** Changes the JSON body of the answer. */
export function answering(entry: HarEntry, change: (body: Record<string, unknown>) => void): HarEntry {
  const body: Record<string, unknown> = JSON.parse(entry.response.content.text ?? "{}");
  change(body);
  entry.response.content.text = JSON.stringify(body);
  return entry;
}

export function asking(entry: HarEntry, change: (body: Record<string, unknown>) => void): HarEntry {
  const body: Record<string, unknown> = JSON.parse(entry.request.postData?.text ?? "{}");
  change(body);
  entry.request.postData = { mimeType: "application/json", text: JSON.stringify(body) };
  return entry;
}

function firstOf(value: unknown): Record<string, unknown> {
  const [first] = isList(value) ? value : [];
  return isObject(first) ? Object.assign(first) : {};
}

export function changed<T>(value: T, change: (value: T) => void): T {
  change(value);
  return value;
}

/** One way to differ: what is wrong, a call that differs so, and the finding in short. */
export type Drift = readonly [what: string, entry: (har: Har) => HarEntry, finding: string];

/** What comparing claims finds. */
export const drifts: readonly Drift[] = [
  [
    "an operation",
    (har) =>
      changed(get(har), ({ request }) => (request.url = `${server}/invoices/stats/6578278e879ad2646715ba9c`)),
    "GET /invoices/stats/{id} operation: undocumented operation: called, and not refused | nothing here",
  ],
  [
    "a method",
    (har) => changed(get(har), ({ request }) => (request.method = "PATCH")),
    "PATCH /invoices/{invoiceId} operation: undocumented operation: called, and not refused | nothing here",
  ],
  [
    "a status",
    (har) => changed(get(har), ({ response }) => (response.status = 418)),
    "GET /invoices/{invoiceId} response.418: undocumented answer: status 418 | nothing here",
  ],
  [
    "a header of an answer",
    (har) =>
      changed(get(har), ({ response }) => response.headers.push({ name: "X-Trace-Id", value: "8f3a11" })),
    "GET /invoices/{invoiceId} response.200.header.x-trace-id: undocumented header: a text | nothing here",
  ],
  [
    "a header of a request",
    (har) => changed(get(har), ({ request }) => request.headers.push({ name: "Channel", value: "APP" })),
    "GET /invoices/{invoiceId} header.channel: undocumented header: a text | nothing here",
  ],
  [
    "a query parameter",
    (har) => changed(get(har), ({ request }) => (request.url += "&expand=items")),
    "GET /invoices/{invoiceId} query.expand: undocumented parameter: a text | nothing here",
  ],
  [
    "a field of an answer",
    (har) => answering(get(har), (body) => (body["refundPolicy"] = "2026-01-05T10:00:00Z")),
    "GET /invoices/{invoiceId} response.200.refundPolicy: undocumented field: a date and time | nothing here",
  ],
  [
    "a field of an item of a list",
    (har) => answering(list(har), (body) => (firstOf(body["invoices"])["refunds"] = [{ amount: 5 }])),
    "GET /invoices response.200.invoices[].refunds: undocumented field: a list | nothing here",
  ],
  [
    "a field of a request",
    (har) => asking(pay(har), (body) => (body["tip"] = 5.25)),
    "POST /invoices/{invoiceId}/record-payment request.tip: undocumented field: a number with decimals | nothing here",
  ],
  [
    "a body where none is described",
    (har) =>
      asking(
        changed(get(har), ({ request }) => (request.bodySize = 2)),
        (body) => (body["a"] = 1),
      ),
    "GET /invoices/{invoiceId} request: undocumented body: an object | nothing here",
  ],
  [
    "a content type",
    (har) =>
      changed(get(har), ({ response }) => {
        response.headers = [{ name: "Content-Type", value: "text/html; charset=utf-8" }];
        response.content = { size: 6, mimeType: "text/html", text: "<html>" };
      }),
    "GET /invoices/{invoiceId} response.200: undocumented content type: text/html | application/json",
  ],
  [
    "a field that is missing",
    (har) => answering(get(har), (body) => delete body["currency"]),
    "GET /invoices/{invoiceId} response.200.currency: missing though required: left out | required",
  ],
  [
    "a field that is missing in an item of a list",
    (har) => answering(list(har), (body) => delete firstOf(body["invoices"])["currency"]),
    "GET /invoices response.200.invoices[].currency: missing though required: left out | required",
  ],
  [
    "another type",
    (har) => answering(get(har), (body) => (body["total"] = "999.50")),
    "GET /invoices/{invoiceId} response.200.total: another type: a number written as text | number",
  ],
  [
    "a list where an object is described",
    (har) => answering(get(har), (body) => (body["contactDetails"] = [])),
    "GET /invoices/{invoiceId} response.200.contactDetails: another type: a list | object",
  ],
  [
    "null",
    (har) => answering(get(har), (body) => (body["title"] = null)),
    "GET /invoices/{invoiceId} response.200.title: null where it is not allowed: null | string",
  ],
  [
    "an unknown value that looks like the known ones",
    (har) => answering(get(har), (body) => (body["status"] = "viewed")),
    'GET /invoices/{invoiceId} response.200.status: unknown value: "viewed" | one of "draft", "sent", "payment_processing", "paid", "void", "partially_paid"',
  ],
  [
    "an unknown value that may be data",
    (har) => answering(get(har), (body) => (body["status"] = "Anna Kowalska")),
    'GET /invoices/{invoiceId} response.200.status: unknown value: a text | one of "draft", "sent", "payment_processing", "paid", "void", "partially_paid"',
  ],
  [
    "another format",
    (har) => answering(estimate(har), (body) => (body["createdAt"] = "5 January 2026")),
    'PUT /invoices/estimate/{estimateId} response.200.createdAt: another format: a text | format "date-time"',
  ],
  [
    "a text that is too long",
    (har) => answering(settings(har), (body) => (body["title"] = "A".repeat(41))),
    "GET /invoices/settings response.200.title: beyond a limit: a text | maxLength 40",
  ],
  [
    "a list that is too long",
    (har) => answering(settings(har), (body) => (body["customFields"] = ["a", "b", "c", "d"])),
    "GET /invoices/settings response.200.customFields: beyond a limit: a list | maxItems 3",
  ],
  [
    "a body that fits no alternative",
    (har) =>
      asking(create(har), (body) => {
        const business = body["businessDetails"];
        if (isObject(business)) body["businessDetails"] = { ...business, address: 5 };
      }),
    "POST /invoices request.businessDetails.address: another type: a whole number | object or string",
  ],
  [
    "a body that is not the JSON it is said to be",
    (har) => changed(get(har), ({ response }) => (response.content.text = '{"status":"draft"')),
    "GET /invoices/{invoiceId} response.200: no valid JSON: a body that is not the JSON it is said to be | application/json",
  ],
];

/** What only Redocly finds. */
export const redoclyDrifts: readonly Drift[] = [
  [
    "a parameter that is missing",
    (har) => changed(get(har), ({ request }) => (request.url = request.url.replace(/altId=[^&]*&?/, ""))),
    "GET /invoices/{invoiceId} query.altId: missing though required: left out | required",
  ],
  [
    "a header that is missing",
    (har) => changed(get(har), ({ request }) => (request.headers = [])),
    "GET /invoices/{invoiceId} header.Version: missing though required: left out | required",
  ],
  [
    "a body that is missing",
    (har) =>
      changed(pay(har), ({ request }) => {
        delete request.postData;
        request.bodySize = 0;
      }),
    "POST /invoices/{invoiceId}/record-payment request: missing though required: left out | required",
  ],
];

/** The findings of a report for machines, in short. */
export function findingsIn(json: string): string[] {
  return [...findingsByCall(json).values()].flat();
}

/** The findings of a report for machines, in short, by the first call of the recording that each is of. */
export function findingsByCall(json: string): Map<number, string[]> {
  const report: unknown = JSON.parse(json);
  const findings = isObject(report) ? report["findings"] : undefined;
  const byCall = new Map<number, string[]>();
  for (const { matter, operation, at, says, spec, first } of (isList(findings) ? findings : []).filter(
    isObject,
  )) {
    const call = isObject(first) ? Number(first["entry"]) : Number.NaN;
    const text = `${operation} ${at}: ${matter}: ${says} | ${spec}`;
    byCall.set(call, [...(byCall.get(call) ?? []), text]);
  }
  return byCall;
}
