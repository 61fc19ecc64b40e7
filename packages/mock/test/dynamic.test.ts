import { isObject } from "@crm-invoices/openapi";
import { describe, expect, test } from "@jest/globals";
import { listBrands, readBundle } from "../src/documents.ts";
import { generateBody } from "../src/dynamic/generate.ts";
import { createEngine } from "../src/prism/engine.ts";
import { readOperations } from "../src/prism/operations.ts";
import { allRead, releasedDocuments } from "./fixture.ts";

const brand = listBrands(releasedDocuments)[0] ?? "";
const operations = readOperations(readBundle(brand, releasedDocuments).document);
const engine = createEngine(operations);

function generate(id: string, seed: string, path = "/", body: unknown = null): unknown {
  const operation = allRead(operations).find(({ iid }) => iid === id);
  if (!operation) throw new Error(`There is no operation ${id}.`);
  const status = Number(operation.responses[0]?.code);
  const request = {
    method: operation.method === "post" ? ("post" as const) : ("get" as const),
    url: { path },
    body,
  };
  return generateBody(engine, { operation, request }, status, seed)?.value;
}

describe("a generated body", () => {
  test("keeps the schema of every operation, whatever the seed", () => {
    const wrong = allRead(operations).flatMap((operation) =>
      Array.from({ length: 6 }, (_, seed) => {
        const status = Number(operation.responses[0]?.code);
        const request = { method: "get" as const, url: { path: operation.path } };
        return generateBody(engine, { operation, request }, status, String(seed))?.violations ?? [];
      }).flat(),
    );
    expect(wrong).toEqual([]);
  });

  test("is the same for the same seed and another for another", () => {
    expect(generate("getInvoice", "one")).toEqual(generate("getInvoice", "one"));
    expect(generate("getInvoice", "one")).not.toEqual(generate("getInvoice", "two"));
  });

  test("adds up", () => {
    for (const seed of ["1", "2", "3", "4", "5"]) {
      const invoice = generate("getInvoice", seed);
      if (!isObject(invoice) || !Array.isArray(invoice["invoiceItems"]))
        throw new Error("This is no invoice.");
      const sum = invoice["invoiceItems"].reduce<number>((total, { amount, qty }) => total + amount * qty, 0);
      expect(invoice["total"]).toBeCloseTo(sum, 2);
      expect(Number(invoice["amountDue"]) + Number(invoice["amountPaid"])).toBeCloseTo(sum, 2);
      expect(String(invoice["issueDate"]) <= String(invoice["dueDate"])).toBe(true);
    }
  });

  test("has the id of the path and the fields of the request", () => {
    const path = "/invoices/65a1/record-payment";
    const body = generate("recordInvoicePayment", "1", path, {
      altId: "my-account",
      name: "Spring campaign",
    });
    expect(body).toMatchObject({ invoice: { _id: "65a1", altId: "my-account", name: "Spring campaign" } });
  });
});
