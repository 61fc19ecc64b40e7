import { valueAt } from "@crm-invoices/openapi";
import { afterEach, expect, test } from "@jest/globals";
import { createWorkplace, invoiceDocument, type Workplace } from "./testing/workplace.ts";

const workplaces: Workplace[] = [];

afterEach(async () => {
  await Promise.all(workplaces.splice(0).map((workplace) => workplace.remove()));
});

async function workplace(files: Readonly<Record<string, unknown>>): Promise<Workplace> {
  const created = await createWorkplace(files);
  workplaces.push(created);
  return created;
}

test("an OpenAPI document becomes a source that holds its facts", async () => {
  const place = await workplace({ "invoices.json": invoiceDocument() });
  expect(await place.run("./invoices.json", "--name", "publisher")).toEqual({
    code: 0,
    out: "spec/sources/publisher.yaml: new source.\nWrote spec/sources/publisher.yaml: 1 operation, 2 schemas.",
    err: "",
  });
  expect(await place.source("publisher")).toEqual({
    openapi: "3.1.1",
    info: { title: "Invoice API", version: "1.0" },
    "x-source": {
      id: "publisher",
      brand: "highlevel",
      format: "openapi",
      omits: [],
      provenance: { address: "https://docs.example/api.json", retrieved: expect.any(String) },
    },
    "x-document": {
      title: "Invoice API",
      version: "1.0",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
    servers: [{ url: "https://example.com" }],
    paths: {
      "/invoices/{invoiceId}/record-payment": {
        post: {
          operationId: "record-invoice",
          deprecated: true,
          security: [{ Location: ["invoices.write"] }, { Agency: ["invoices.write"] }],
          parameters: [
            {
              name: "invoiceId",
              in: "path",
              required: true,
              schema: { type: "string", example: "6578278e" },
            },
          ],
          requestBody: {
            required: true,
            content: { "application/json": { schema: { $ref: "#/components/schemas/RecordPaymentDto" } } },
          },
          responses: {
            "200": {
              description: "",
              headers: { "X-Limit": { schema: { type: "integer", minimum: 0 } } },
              content: { "application/json": { schema: { type: "object" }, example: { success: true } } },
            },
            "400": {
              description: "",
              content: { "application/json": { examples: { Twice: { value: { message: "Paid twice" } } } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        RecordPaymentDto: {
          type: "object",
          required: ["mode", "description"],
          properties: {
            mode: { type: "string", enum: ["cash", "card"], default: "cash" },
            description: { type: ["string", "null"], maxLength: 10, example: "Paid. In two parts." },
            card: { anyOf: [{ allOf: [{ $ref: "#/components/schemas/CardDto" }] }, { type: "null" }] },
            amount: { type: "number", exclusiveMinimum: 0, example: 999 },
          },
        },
        CardDto: { type: "object", properties: { brand: { type: "string" } } },
      },
      securitySchemes: {
        Location: { type: "http", scheme: "bearer", "x-token-user-type": "Sub-Account" },
        Agency: { type: "http", scheme: "bearer", "x-token-user-type": "Agency" },
      },
    },
  });
});

test("no sentence of a description, summary or title survives", async () => {
  const document = invoiceDocument();
  expect(JSON.stringify(document).match(/Prose/g)).toHaveLength(16);
  const place = await workplace({ "invoices.json": document });
  await place.run("./invoices.json", "--name", "publisher");
  expect(await place.text("publisher")).not.toMatch(/Prose|Access Token|Bad\./);
});

test("the written text is the same each time, has no anchors, and quotes what older readers misread", async () => {
  const place = await workplace({
    "invoices.yaml": `openapi: 3.1.0
info: { title: A, version: '1' }
paths:
  /a:
    get:
      parameters: [{ name: b, in: query, schema: &shared { type: string, enum: ['2021-07-28', 'yes'] } }]
      responses: { '200': { description: '', content: { text/plain: { schema: *shared } } } }
`,
  });
  await place.run("./invoices.yaml", "--name", "one");
  await place.run("./invoices.yaml", "--name", "two");
  const text = await place.text("one");
  expect(text).toContain('enum: ["2021-07-28", "yes"]');
  expect(text).not.toMatch(/[&*]/);
  expect(text.replace("id: one", "id: two")).toBe(await place.text("two"));
});

test("a YAML document with its own files is imported whole", async () => {
  const place = await workplace({
    "api/openapi.yaml": `openapi: 3.1.0
info: { title: Files, version: 2.0.0 }
paths:
  /invoices: { $ref: paths/invoices.yaml }
`,
    "api/paths/invoices.yaml": `get:
  parameters: [{ $ref: ../parameters/Limit.yaml }]
  responses:
    200:
      description: Prose.
      content:
        application/json:
          schema: { $ref: ../schemas/Invoice.yaml }
          examples: { one: { $ref: ../examples/invoice.yaml } }
`,
    "api/parameters/Limit.yaml": "{ name: limit, in: query, schema: { type: integer } }",
    "api/schemas/Invoice.yaml":
      "{ type: object, properties: { parent: { $ref: Invoice.yaml }, paid: { type: boolean } } }",
    "api/examples/invoice.yaml": "{ summary: Prose., value: { paid: true } }",
  });
  expect(await place.run("./api/openapi.yaml", "--name", "files")).toMatchObject({ code: 0, err: "" });
  expect(await place.source("files")).toMatchObject({
    "x-document": {
      references: {
        "paths/invoices.yaml": expect.any(String),
        "schemas/Invoice.yaml": expect.any(String),
      },
    },
    paths: {
      "/invoices": {
        get: {
          parameters: [{ $ref: "#/components/parameters/Limit" }],
          responses: {
            "200": {
              content: {
                "application/json": {
                  schema: { $ref: "#/components/schemas/Invoice" },
                  examples: { one: { value: { paid: true } } },
                },
              },
            },
          },
        },
      },
    },
    components: {
      schemas: { Invoice: { properties: { parent: { $ref: "#/components/schemas/Invoice" } } } },
      parameters: { Limit: { name: "limit", in: "query", schema: { type: "integer" } } },
    },
  });
});

test("a document that references name elsewhere is found by --map, and a name that is taken gets a number", async () => {
  const document = {
    openapi: "3.0.0",
    info: { title: "A", version: "1" },
    paths: {
      "/a": {
        get: {
          responses: {
            "200": {
              description: "",
              content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
            },
            "400": {
              description: "",
              content: {
                "application/json": { schema: { $ref: "../common/common.json#/components/schemas/Error" } },
              },
            },
          },
        },
      },
    },
    components: { schemas: { Error: { type: "string" } } },
  };
  const common = {
    components: { schemas: { Error: { $ref: "#/components/schemas/Base" }, Base: { type: "object" } } },
  };
  const place = await workplace({ "invoices.json": document, "saved/common-schemas.json": common });
  const map = "../common/common.json=./saved/common-schemas.json";
  expect(await place.run("./invoices.json", "--name", "publisher", "--map", map)).toMatchObject({
    code: 0,
    err: "",
  });
  expect(await place.source("publisher")).toMatchObject({
    "x-document": { references: { "../common/common.json": expect.any(String) } },
    components: {
      schemas: {
        Error: { type: "string" },
        Error2: { $ref: "#/components/schemas/Base" },
        Base: { type: "object" },
      },
    },
  });
});

test("webhook schemas become one source, each webhook named after its file", async () => {
  const schema = { type: "object", description: "Prose.", properties: { _id: { type: "string" } } };
  const place = await workplace({
    "webhooks/InvoiceSent.json": { schema, example: { _id: "a" } },
    "webhooks/InvoiceCreate.json": { schema, example: { _id: "b" } },
    "webhooks/README.md": "No webhook.",
  });
  expect(await place.run("./webhooks", "--name", "hooks", "--brand", "leadway")).toMatchObject({
    code: 0,
    out: expect.stringContaining("2 operations"),
  });
  const text = await place.text("hooks");
  expect(text).not.toContain("Prose");
  expect(text.indexOf("InvoiceCreate:")).toBeLessThan(text.indexOf("InvoiceSent:"));
  expect(await place.source("hooks")).toMatchObject({
    "x-source": { id: "hooks", brand: "leadway", format: "webhook-schema", omits: ["required"] },
    "x-document": {
      sha256: { "InvoiceCreate.json": expect.any(String), "InvoiceSent.json": expect.any(String) },
    },
    webhooks: {
      InvoiceSent: {
        post: {
          requestBody: {
            content: {
              "application/json": {
                schema: { type: "object", properties: { _id: { type: "string" } } },
                example: { _id: "a" },
              },
            },
          },
        },
      },
    },
  });
});

test("webhook schemas that mark a field as required can make such claims", async () => {
  const place = await workplace({
    "InvoiceSent.json": { schema: { required: ["_id"], properties: { _id: { type: "string" } } } },
    "InvoicePaid.json": { schema: { properties: { _id: { type: "string" } } } },
  });
  await place.run("./InvoiceSent.json", "./InvoicePaid.json", "--name", "hooks");
  expect(await place.source("hooks")).toMatchObject({ "x-source": { omits: [] } });
});

test("what a source has no place for is listed, apart from prose and extensions", async () => {
  const document = invoiceDocument();
  const place = await workplace({
    "invoices.json": {
      ...document,
      jsonSchemaDialect: "https://example.com",
      components: {
        ...document.components,
        schemas: {
          ...document.components.schemas,
          CardDto: {
            type: "object",
            required: true,
            properties: { brand: { type: "string", novelty: 1 }, last4: { type: "string", novelty: 2 } },
          },
        },
      },
    },
  });
  const { code, out } = await place.run("./invoices.json", "--name", "publisher");
  expect(code).toBe(0);
  expect(out).toMatch(/jsonSchemaDialect of the document \(invoices\.json:\d+\)/);
  expect(out).toMatch(/required of a schema \(invoices\.json:\d+\)/);
  expect(out).toMatch(/novelty of a schema \(2 times, first invoices\.json:\d+\)/);
  expect(out.match(/ of /g)).toHaveLength(3);
});

test("a new source needs an address; a known one keeps what it says about where and when it was read", async () => {
  const place = await workplace({ "invoices.json": invoiceDocument() });
  const parameters = ["./invoices.json", "--name", "publisher"];
  expect(await place.runExactly(...parameters)).toMatchObject({
    code: 1,
    err: "Where is the document of publisher published? Add --address <url>, such as --address https://example.com/openapi.json.",
  });
  await place.run(...parameters, "--retrieved", "2026-11-20");
  const before = await place.text("publisher");
  const inferred = before.replace("provenance:", "provenance:\n    inferred: the same text");
  await place.write("spec/sources/publisher.yaml", inferred);
  await place.write("invoices.json", { ...invoiceDocument(), servers: [] });
  expect(await place.runExactly(...parameters, "--retrieved", "2026-11-28")).toMatchObject({ code: 0 });
  expect(await place.source("publisher")).toMatchObject({
    "x-source": {
      provenance: {
        inferred: "the same text",
        address: "https://docs.example/api.json",
        retrieved: "2026-11-28",
      },
    },
  });
});

test("a document that has not changed keeps its day; of one that has, the day is that of the import", async () => {
  const place = await workplace({ "invoices.json": invoiceDocument() });
  const parameters = ["./invoices.json", "--name", "publisher"];
  await place.run(...parameters, "--retrieved", "2026-11-20");
  expect(await place.runExactly(...parameters)).toMatchObject({
    out: expect.stringContaining("nothing has changed"),
  });
  await place.write("invoices.json", { ...invoiceDocument(), servers: [] });
  await place.runExactly(...parameters);
  const retrieved = valueAt(await place.source("publisher"), "/x-source/provenance/retrieved");
  expect(retrieved).not.toBe("2026-11-20");
  expect(retrieved).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});
