import { join } from "node:path";
import { isObject, type JsonObject, valueAt } from "@crm-invoices/openapi";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { repository, specFolder } from "../workspace/paths.ts";
import { parseYamlFile, type YamlFile } from "../yaml/yaml-file.ts";
import { type Ledger, readLedger } from "./ledger.ts";
import { type Bundles, loadLedger, loadSources, readBundles } from "./load.ts";
import { describeFailures } from "./print.ts";
import { type Reconciliation, reconcile } from "./reconcile.ts";
import type { Source } from "./source.ts";
import { locateInSpec } from "./spec-files.ts";
import { entryOf, ledgerOf } from "./testing/documents.ts";

/** The sources, the ledger and the bundles of the repository; each test changes copies in memory. */
let sources: Source[];
let ledger: Ledger;
let bundles: Bundles;

beforeAll(async () => {
  sources = await loadSources(repository);
  ledger = await loadLedger(repository);
  bundles = await readBundles(repository);
});

/** Reconciles one brand with its sources after `change` was made to a copy of its bundle. */
function afterChange(change: (document: unknown) => void, known = ledger): Reconciliation {
  // A brand may have no sources of its own.
  const described = [...bundles].filter(([id]) => sources.some((source) => source.brand === id));
  const [[brand, document] = ["", undefined]] = described;
  const changed: unknown = structuredClone(document);
  change(changed);
  const own = sources.filter((source) => source.brand === brand);
  return reconcile({ sources: own, ledger: known, bundles: new Map([[brand, changed]]) });
}

function objectAt(document: unknown, pointer: string): Record<string, unknown> {
  const found = valueAt(document, pointer);
  if (!isObject(found)) {
    throw new Error(`There is no object at ${pointer} any more; choose another place for this test.`);
  }
  return found;
}

function places({ uncovered }: Reconciliation): string[] {
  return uncovered.map(({ kind, operation, at }) => `${kind} ${operation} ${at}`);
}

test("every disagreement has a ledger entry, and every entry is about something", async () => {
  const result = reconcile({ sources, ledger, bundles });
  expect(describeFailures(result, sources, await locateInSpec(repository))).toEqual([]);
});

describe("a change of the description that no source supports is found", () => {
  test("a required field that becomes optional", () => {
    const result = afterChange((document) => {
      const invoice = objectAt(document, "/components/schemas/Invoice");
      invoice["required"] = ["_id"];
    });
    expect(places(result)).toContain("required POST /invoices/{invoiceId}/send response.200.invoice.status");
  });

  test("an optional field that becomes required", () => {
    const result = afterChange((document) => {
      const request = objectAt(document, "/components/schemas/RecordInvoicePaymentRequest");
      request["required"] = ["altId", "altType", "mode", "card", "cheque", "notes", "amount"];
    });
    expect(places(result)).toContain("required POST /invoices/{invoiceId}/record-payment request.amount");
  });

  test("a field that is gone", () => {
    const result = afterChange((document) => {
      delete objectAt(document, "/components/schemas/RecordInvoicePaymentRequest/properties")["meta"];
    });
    expect(places(result)).toContain("missing POST /invoices/{invoiceId}/record-payment request.meta");
  });

  test("a field that nobody has heard of", () => {
    const result = afterChange((document) => {
      objectAt(document, "/components/schemas/RecordInvoicePaymentRequest/properties")["tip"] = {
        type: "number",
      };
    });
    expect(places(result)).toEqual(["unsourced POST /invoices/{invoiceId}/record-payment request.tip"]);
  });

  test("one more allowed value", () => {
    const result = afterChange((document) => {
      const status = objectAt(document, "/components/schemas/InvoiceStatus");
      status["enum"] = ["draft", "sent", "payment_processing", "paid", "void", "partially_paid", "viewed"];
    });
    expect(places(result)).toContain("enum POST /invoices/{invoiceId}/send response.200.invoice.status");
  });

  test("another decision than the one in the ledger", () => {
    const result = afterChange((document) => {
      objectAt(document, "/components/schemas/Invoice/properties/invoiceNumber")["type"] = "boolean";
    });
    expect(places(result)).toContain(
      "type POST /invoices/{invoiceId}/send response.200.invoice.invoiceNumber",
    );
  });

  test("the message names the file and the line to correct", async () => {
    const result = afterChange((document) => {
      objectAt(document, "/components/schemas/RecordInvoicePaymentRequest/properties/notes")["type"] =
        "number";
    });
    const failures = describeFailures(result, sources, await locateInSpec(repository)).join("\n");
    expect(failures).toMatch(
      /record-payment-location says: string \(spec\/sources\/record-payment-location\.yaml:\d+\)/,
    );
    expect(failures).toMatch(
      /the spec says: number \(spec\/schemas\/invoices\/RecordInvoicePaymentRequest\.yaml:\d+, brand highlevel\)/,
    );
  });
});

describe("a change of the ledger is found", () => {
  test("an entry that is deleted leaves its disagreements without one", () => {
    const entries = ledger.entries.filter(({ id }) => id !== "invoice-number-is-text");
    const result = afterChange(() => {}, { ...ledger, entries });
    expect(places(result)).toContain(
      "type POST /invoices/{invoiceId}/send response.200.invoice.invoiceNumber",
    );
  });

  test("an entry about nothing is superfluous", () => {
    const covers = [{ operation: "POST /invoices/text2pay", at: "request.name", kind: "type" }];
    const added = ledgerOf([entryOf({ covers, claims: [{ source: "callers", says: "a number" }] })]);
    const entries = [...ledger.entries, ...added.entries];
    const { unusedPatterns } = reconcile({ sources, ledger: { ...ledger, entries }, bundles });
    expect(unusedPatterns.map(({ entry }) => entry)).toEqual(["some-entry"]);
  });

  test("an entry whose name the description uses is missed", async () => {
    const file: YamlFile = await parseYamlFile(repository, join(specFolder(repository), "ledger.yaml"));
    const ids = sources.map(({ id }) => id);
    const entries = readLedger(file, ids).entries.filter(({ id }) => id !== "alt-type");
    const { unknownMarks } = afterChange(() => {}, { ...ledger, entries });
    const pointers: JsonObject = Object.fromEntries(
      unknownMarks.map(({ pointer, entry }) => [pointer, entry]),
    );
    expect(pointers).toMatchObject({ "/components/schemas/AltType": "alt-type" });
  });
});
