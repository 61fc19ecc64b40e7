import { expect, test } from "@jest/globals";
import { createProject } from "../src/project.ts";

// Prints whatever a span has, of calls that end in every kind of way.
const program = `import { createClient } from "@crm-invoices/highlevel";
import { startMock } from "@crm-invoices/mock";
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-node";
import { tracing } from "./tracing.ts";

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
provider.register();
const mock = await startMock({ brand: "highlevel" });
const invoiceId = "6578278e879ad2646715ba9c";
const body = { mode: "cash", notes: "s3cr3t-note", amount: 1 } as const;
const client = createClient({ token: "s3cr3t-token", altId: invoiceId, baseUrl: mock.url, middleware: [tracing] });
await client.recordInvoicePayment({ invoiceId, body });
mock.control({ operation: "recordInvoicePayment", status: 503 });
await client.recordInvoicePayment({ invoiceId, body });
mock.control({ operation: "getInvoice", delay: 60_000 });
await client.getInvoice({ invoiceId }, { retries: 0, signal: AbortSignal.timeout(100) });
await provider.forceFlush();
const spans = exporter.getFinishedSpans();
console.log(JSON.stringify(spans.map(({ name, kind, attributes, status, events }) => ({ name, kind, attributes, status, events }))));
await mock.close();
`;

test("a span has the operation and what became of it, and no token, id or text of the customer", async () => {
  const project = await createProject("opentelemetry");
  await project.write("every-kind.ts", program);
  const printed = await project.run("every-kind.ts");
  await project.remove();
  expect(printed).not.toMatch(/s3cr3t|6578278e/);
  const path = "/invoices/{invoiceId}";
  const common = { kind: 2, events: [] };
  expect(JSON.parse(printed)).toMatchObject([
    {
      ...common,
      name: "recordInvoicePayment",
      attributes: {
        "http.request.method": "POST",
        "url.template": `${path}/record-payment`,
        "http.request.resend_count": 0,
        "http.response.status_code": 200,
      },
      status: { code: 0 },
    },
    {
      ...common,
      name: "recordInvoicePayment",
      attributes: {
        "http.response.status_code": 503,
        "error.type": "ServerError",
        "invoices.uncertain": true,
      },
      status: { code: 2, message: "ServerError" },
    },
    {
      ...common,
      name: "getInvoice",
      attributes: {
        "url.template": path,
        "error.type": expect.stringMatching(/Error$/),
        "invoices.uncertain": false,
      },
      status: { code: 2 },
    },
  ]);
});
