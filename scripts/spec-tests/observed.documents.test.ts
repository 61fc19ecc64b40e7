import {
  isObject,
  type JsonObject,
  listOperations,
  member,
  requestBodyOf,
  responsesOf,
  sampleValue,
  valueAt,
} from "@crm-invoices/openapi";
import { describe, expect, test } from "@jest/globals";
import { documentName, listBrandIds } from "../generate/brands.ts";
import { compareContracts } from "../observed/compare.ts";
import { repository } from "../workspace/paths.ts";
import { readBundle } from "./bundles.ts";
import { judgeOf } from "./superset.ts";

type Change = (body: JsonObject) => JsonObject;

const without =
  (...names: readonly string[]): Change =>
  (body) =>
    Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));

const and =
  (others: JsonObject): Change =>
  (body) => ({ ...body, ...others });

/** Changes the object, or each object of the list, that the body has by this name. */
const inside =
  (name: string, change: Change): Change =>
  (body) => {
    const value = body[name];
    const each = (one: unknown) => (isObject(one) ? change(one) : one);
    return { ...body, [name]: Array.isArray(value) ? value.map(each) : each(value) };
  };

const all =
  (...changes: readonly Change[]): Change =>
  (body) =>
    changes.reduce((changed, change) => change(changed), body);

const withoutPhone = inside("contactDetails", without("phoneNo"));
const lessEstimate = all(
  without("automaticTaxesEnabled", "meta", "sentTo", "lastVisitedAt"),
  and({ estimateStatus: "accepted", estimateNumber: 1001 }),
);

/** What callers report, made of a value with every field: the operation, what of it, and how the report differs. */
const reports: readonly (readonly [title: string, operation: string, part: string, change: Change])[] = [
  [
    "cash without card and cheque",
    "recordInvoicePayment",
    "request",
    all(and({ mode: "cash" }), without("card", "cheque")),
  ],
  ["a card without a cheque", "recordInvoicePayment", "request", without("cheque")],
  ["an empty card and an empty cheque", "recordInvoicePayment", "request", and({ card: {}, cheque: {} })],
  ["an invoice for a contact without a phone", "createInvoice", "request", withoutPhone],
  ["an invoice without liveMode", "createInvoice", "request", without("liveMode")],
  ["a schedule for a contact without a phone", "createInvoiceSchedule", "request", withoutPhone],
  ["an estimate for a contact without a phone", "createEstimate", "request", withoutPhone],
  [
    "an estimate that does not repeat",
    "createEstimate",
    "request",
    and({ frequencySettings: { enabled: false } }),
  ],
  ["an invoice sent without a user", "sendInvoice", "request", without("userId")],
  ["an invoice without a title", "createInvoice", "200", without("title")],
  ["an estimate with a status and without four fields", "createEstimate", "201", lessEstimate],
  [
    "a list of estimates with null",
    "listEstimates",
    "200",
    inside("estimates", all(lessEstimate, and({ automaticTaxesEnabled: null }))),
  ],
  [
    "a list of templates with total",
    "listEstimateTemplates",
    "200",
    all(without("totalCount"), and({ total: 1 })),
  ],
  [
    "a new schedule without three fields",
    "createInvoiceSchedule",
    "200",
    without("total", "title", "termsNotes"),
  ],
];

describe.each(await listBrandIds(repository))("the observed contract of %s", (brand) => {
  const documented = readBundle(documentName(brand, "documented"));
  const observed = readBundle(documentName(brand, "observed"));
  const judges = { documented: judgeOf(documented), observed: judgeOf(observed) };

  test.each(reports)("accepts %s, which the documented one refuses", (_, id, part, change) => {
    const operation = listOperations(documented).find((one) => one.id === id);
    const message =
      operation &&
      (part === "request"
        ? requestBodyOf(documented, operation)
        : responsesOf(documented, operation).find(({ status }) => status === part));
    const schema = message?.body?.schema;
    if (schema === undefined) throw new Error(`${id} has no ${part}.`);
    const value = sampleValue(documented, schema);
    const changed = isObject(value) ? change(value) : value;
    expect(judges.documented(schema.pointer)(value)).toBe(true);
    expect(judges.documented(schema.pointer)(changed)).toBe(false);
    expect(judges.observed(schema.pointer)(changed)).toBe(true);
  });

  test.each([
    ["UnprocessableEntityError", ["status", "options", "message", "name", "error", "statusCode", "traceId"]],
    ["NotFoundError", ["status", "message", "name", "traceId"]],
    ["Invoice", ["traceId", "syncDetails", "sourceId", "invoiceTotal", "tipsReceived", "lastPaidAt"]],
    ["MiscellaneousCharge", ["_id", "name", "charge", "amount", "enabled"]],
    ["EstimateInstallment", ["value"]],
  ])("names the fields that callers report of %s", (schema, names) => {
    const { components } = observed;
    const described = member(member(member(components, "schemas"), schema), "properties");
    expect(Object.keys(Object(described))).toEqual(expect.arrayContaining(names));
  });

  test("tells at each field that may be missing there alone that it is documented, and by which reports", () => {
    const optional = compareContracts(documented, observed).filter(
      (change) => change.observed === "optional",
    );
    const untold = optional.filter(({ pointer }) => {
      const field = valueAt(observed, pointer);
      const named = [member(field, "x-ledger")].flat();
      return !named.some((entry) => String(member(field, "description")).includes(`(${entry})`));
    });
    expect(optional.length).toBeGreaterThan(15);
    expect(untold).toEqual([]);
  });

  test("knows 201 of a canceled schedule, and the versions that callers send", () => {
    const operation = listOperations(observed).find(({ id }) => id === "cancelInvoiceSchedule");
    const statuses = operation && responsesOf(observed, operation).map(({ status }) => status);
    expect(statuses).toEqual(expect.arrayContaining(["200", "201"]));
    const version = operation?.parameters.find(({ name }) => name === "Version");
    expect(member(version?.node["schema"], "enum")).toEqual(["2021-07-28", "2023-02-21", "v3"]);
  });
});
