import { readDocument } from "@crm-invoices/contract-tests/document";
import { operationsOf } from "@crm-invoices/contract-tests/operations";
import { fullRequest } from "@crm-invoices/contract-tests/requests";
import { createClient } from "@crm-invoices/highlevel";
import { listBrands, type Mock, startMock } from "@crm-invoices/mock";
import { afterEach, describe, expect, test } from "@jest/globals";
import { compare } from "../src/compare.ts";
import { recorder } from "../src/recorder.ts";
import { requestTo } from "../src/requests.ts";

let mock: Mock;

afterEach(() => mock?.close());

describe.each(listBrands())("the mock of %s", (brand) => {
  const document = readDocument(brand);
  const operations = operationsOf(document);

  test("gives every documented answer to every documented request, and nothing new", async () => {
    mock = await startMock({ brand });
    const { har, fetch } = recorder();
    for (const operation of operations) {
      const full = fullRequest(document.components, operation);
      for (const body of [full.body, ...operation.requestExamples.map(({ value }) => value)]) {
        await fetch(requestTo(mock.url, operation, { ...full, body }));
      }
      for (const { status, examples } of operation.responses) {
        for (const { name } of examples) {
          mock.control({ operation: operation.id, status, example: name });
          await fetch(requestTo(mock.url, operation, full));
        }
      }
      mock.reset();
    }
    const { code, printed } = await compare(har, mock.url);
    expect(printed).toContain(`${har.log.entries.length} calls compared with ${brand}, recorded `);
    expect(printed).toContain("Nothing new");
    expect(printed).toContain("Described but never seen: 0 operations");
    expect(code).toBe(0);
  });

  test("is found out when it is told to answer something else", async () => {
    mock = await startMock({ brand });
    const { har, fetch } = recorder();
    for (const operation of operations) {
      mock.control({ operation: operation.id, status: 418, body: { statusCode: "418" } });
      await fetch(requestTo(mock.url, operation, fullRequest(document.components, operation)));
    }
    const { code, printed } = await compare(har, mock.url);
    expect(printed).toContain(
      `response.418: undocumented answer: status 418 (in ${operations.length} of ${operations.length}, `,
    );
    expect(code).toBe(1);
  });
});

describe("our own client", () => {
  const request = { invoiceId: "6578278e879ad2646715ba9c" };

  test("sends and is given nothing new", async () => {
    mock = await startMock({ brand: "highlevel" });
    const { har, fetch } = recorder();
    const client = createClient({
      token: "any",
      altId: "6578278e879ad2646715ba9c",
      baseUrl: mock.url,
      fetch,
    });
    await client.getInvoice(request);
    await client.listInvoices({ limit: 10, offset: 0 });
    const { code, printed } = await compare(har, mock.url);
    expect(printed).toContain("2 calls compared with highlevel");
    expect(printed).toContain("Nothing new");
    expect(printed).toContain("Described but never seen: 40 operations");
    expect(code).toBe(0);
  });

  test("shows a wrong answer that a mock is told to give", async () => {
    mock = await startMock({ brand: "highlevel" });
    const { har, fetch } = recorder();
    const client = createClient({
      token: "any",
      altId: "6578278e879ad2646715ba9c",
      baseUrl: mock.url,
      fetch,
    });
    const { data } = await client.getInvoice(request);
    mock.control({ operation: "getInvoice", body: { ...data, status: "viewed", title: null } });
    await client.getInvoice(request);
    const { code, printed } = await compare(har, mock.url);
    expect(printed).toContain('response.200.status: unknown value: "viewed"; documented: one of "draft", ');
    expect(printed).toContain("response.200.title: null where it is not allowed: null; documented: string");
    expect(printed).toContain("(in 1 of 2, first in traffic.har, entry 2)");
    expect(code).toBe(1);
  });
});
