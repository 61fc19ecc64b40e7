import { altTypeOf, readDocument } from "@crm-invoices/contract-tests/document";
import { operationsOf } from "@crm-invoices/contract-tests/operations";
import { fullRequest, requestTo } from "@crm-invoices/contract-tests/requests";
import { listBrands, type Mock, type Names, startMock } from "@crm-invoices/mock";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { type Judge, redoclyDrift } from "./redocly-drift.ts";
import { type Client, loadClient } from "./testing/built-client.ts";
import type { Har } from "./testing/har.ts";
import { recorder } from "./testing/recorder.ts";
import { createRuns, type Run, type Runs, silentJudge } from "./testing/runs.ts";
import { unlikeBrands } from "./testing/traffic.ts";

let runs: Runs;
let mock: Mock<Names>;

beforeAll(async () => {
  runs = await createRuns();
});

afterEach(() => mock?.close());

afterAll(() => runs?.remove());

/** Compares what was recorded of the mock with the description. */
async function compare(har: Har, judge: Judge = redoclyDrift): Promise<Run> {
  const file = await runs.record("traffic.har", har);
  return runs.run([file, "--server", mock.url], { writes: false, judge });
}

describe.each(unlikeBrands(listBrands()))("the mock of %s", (brand) => {
  const document = readDocument(brand);
  const operations = operationsOf(document);
  // What tells brands apart in traffic is altType.
  const alike = listBrands().filter((other) => altTypeOf(readDocument(other)) === altTypeOf(document));

  test("gives every documented answer to every documented request, and nothing new", async () => {
    mock = await startMock<Names>({ brand, contract: "documented" });
    const { har, fetch } = recorder();
    for (const operation of operations) {
      const full = fullRequest(document, operation);
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
    const { code, out } = await compare(har);
    expect(out).toContain(`${har.log.entries.length} calls compared with ${alike.join(", ")}, recorded `);
    expect(out).toContain("Nothing new");
    expect(out).toContain("Described but never seen: 0 operations");
    expect(code).toBe(0);
  });

  test("is found out when it is told to answer something else", async () => {
    mock = await startMock<Names>({ brand, contract: "documented" });
    const { har, fetch } = recorder();
    for (const operation of operations) {
      mock.control({ operation: operation.id, status: 418, body: { statusCode: "418" } });
      await fetch(requestTo(mock.url, operation, fullRequest(document, operation)));
    }
    const { code, out } = await compare(har, silentJudge);
    expect(out).toContain(
      `response.418: undocumented answer: status 418 (in ${operations.length} of ${operations.length}, `,
    );
    expect(code).toBe(1);
  });
});

describe("our own client", () => {
  const altId = "6578278e879ad2646715ba9c";
  const request = { invoiceId: "6578278e879ad2646715ba9c" };

  let har: Har;
  let client: Client;

  beforeEach(async () => {
    mock = await startMock({ brand: "highlevel", contract: "documented" });
    const { createClient } = await loadClient("highlevel");
    const recording = recorder();
    har = recording.har;
    client = createClient({ token: "any", altId, baseUrl: mock.url, fetch: recording.fetch });
  });

  test("sends and is given nothing new", async () => {
    await client.getInvoice(request);
    await client.listInvoices({ limit: 10, offset: 0 });
    const { code, out } = await compare(har);
    const unseen = operationsOf(readDocument("highlevel")).length - 2;
    expect(out).toContain("2 calls compared with highlevel");
    expect(out).toContain("Nothing new");
    expect(out).toContain(`Described but never seen: ${unseen} operations`);
    expect(code).toBe(0);
  });

  test("shows a wrong answer that a mock is told to give", async () => {
    const { data } = await client.getInvoice(request);
    mock.control({
      operation: "getInvoice",
      body: { ...data, status: "viewed", title: null },
      unchecked: true,
    });
    await client.getInvoice(request);
    const { code, out } = await compare(har, silentJudge);
    expect(out).toContain('response.200.status: unknown value: "viewed"; documented: one of "draft", ');
    expect(out).toContain("response.200.title: null where it is not allowed: null; documented: string");
    expect(out).toContain("(in 1 of 2, first in traffic.har, entry 2)");
    expect(code).toBe(1);
  });
});
