import { listOperations, requestBodyOf } from "@crm-invoices/openapi";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readBundle } from "../../src/documents.ts";
import { type Contract, type Mock, startMock } from "../../src/index.ts";
import { sampledOperations } from "../../src/page/catalog.ts";
import { sampleHeaders, sampleUrl } from "../../src/page/snippets.ts";
import { altTypeOf, unlikeBrands } from "../fixture.ts";

const contracts = ["observed", "documented"] as const;
const cases = unlikeBrands().flatMap((brand) => contracts.map((contract) => ({ brand, contract })));

describe.each(cases)("the $contract contract of $brand", ({ brand, contract }) => {
  const operations = sampledOperations(documentOf(brand, contract));
  let mock: Mock;

  beforeAll(async () => {
    mock = await startMock({ brand, contract });
  });
  afterAll(() => mock?.close());

  /** Sends the sample request of an operation with another body. */
  async function send(id: string, body: unknown): Promise<Response> {
    const operation = operations.find((one) => one.id === id);
    if (!operation) throw new Error(`There is no operation ${id}.`);
    return fetch(sampleUrl(operation, mock.url), {
      method: operation.method,
      headers: sampleHeaders(operation),
      body: JSON.stringify(body),
    });
  }

  test("takes a cash payment without card and cheque only as observed, and says so", async () => {
    const { altId, altType } = Object(
      operations.find(({ id }) => id === "recordInvoicePayment")?.sample.body,
    );
    const response = await send("recordInvoicePayment", {
      altId,
      altType,
      mode: "cash",
      notes: "",
      amount: 10,
    });
    expect([response.status, response.headers.get("x-mock-undocumented")]).toEqual(
      contract === "observed" ? [200, "body.card, body.cheque"] : [422, null],
    );
  });

  test("takes every documented request example, as documented", async () => {
    const document = readBundle(brand).document;
    const outcomes: unknown[] = [];
    for (const operation of listOperations(document)) {
      for (const { name, value } of requestBodyOf(document, operation)?.body?.examples ?? []) {
        const response = await send(operation.id, value);
        const undocumented = response.headers.get("x-mock-undocumented");
        if (!response.ok || undocumented !== null)
          outcomes.push([operation.id, name, response.status, undocumented]);
      }
    }
    expect(outcomes).toEqual([]);
  });

  test("answers 429 with requests left of the day", async () => {
    const response = await fetch(`${mock.url}/invoices/abc/void`, {
      method: "POST",
      headers: {
        Authorization: "Bearer any-token",
        Version: "2021-07-28",
        Prefer: "code=429",
        "Content-Type": "application/json",
      },
      body: JSON.stringify({ altId: "abc", altType: altTypeOf(readBundle(brand).document) }),
    });
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("x-ratelimit-daily-remaining"))).toBeGreaterThan(0);
    expect(response.headers.get("x-ratelimit-remaining")).toBe("0");
  });
});

function documentOf(brand: string, contract: Contract): object {
  const { document, observed } = readBundle(brand);
  return (contract === "observed" && observed) || document;
}
