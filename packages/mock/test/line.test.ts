import { describe, expect, test } from "@jest/globals";
import { requestLine } from "../src/cli/line.ts";
import type { RequestRecord } from "../src/log/requests.ts";

const record: RequestRecord = {
  id: 1,
  time: "2026-01-01T00:00:00.000Z",
  method: "POST",
  path: "/invoices/abc/send",
  headers: {},
  query: {},
  body: null,
  brand: "small",
  operationId: "sendInvoice",
  status: 422,
  ms: 1.234,
  causes: ["body.altId is required", "body.mode is required"],
  undocumented: [],
  violations: [],
  client: undefined,
};

const line = (change: Partial<RequestRecord> = {}) =>
  requestLine({ ...record, ...change }, { brand: 9, operation: 12 }, (_, text) => text);

describe("the line of a request", () => {
  test("says status, method, path, operation, time and the first cause", () => {
    expect(line()).toBe(
      "422  POST     small      sendInvoice     1.2 ms  /invoices/abc/send  body.altId is required (and 1 more)",
    );
  });

  test("ends after the path when nothing was wrong", () => {
    expect(line({ status: 200, ms: 31.7, causes: [] })).toBe(
      "200  POST     small      sendInvoice      32 ms  /invoices/abc/send",
    );
  });

  test("says where only the observed contract accepts the request", () => {
    expect(line({ status: 200, causes: [], undocumented: ["body.card", "body.cheque"] })).toContain(
      "undocumented: body.card, body.cheque",
    );
  });

  test("says where the response breaks the contract", () => {
    const violations = ["Response body property total must be number", "Response body must be object"];
    expect(line({ status: 200, causes: [], violations })).toContain(
      "the response breaks the contract: Response body property total must be number (and 1 more)",
    );
  });

  test("says when no operation has the path", () => {
    expect(line({ operationId: undefined, causes: [] })).toContain("no operation");
  });

  test("writes out control characters that a client sent, so that they neither color nor break the line", () => {
    expect(line({ causes: ["body.notes is \u001b[31mred\nand more"] })).toContain(
      "body.notes is \\u{1b}[31mred\\u{a}and more",
    );
  });

  test("cuts a cause without end", () => {
    expect(line({ causes: ["x".repeat(5000)] }).length).toBeLessThan(400);
  });
});
