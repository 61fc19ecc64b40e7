import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A small project on disk, shaped like this one, for tests that generate from it. */
export interface Project {
  readonly root: string;
  write(path: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

export async function createProject(changes: Readonly<Record<string, string>> = {}): Promise<Project> {
  const root = await mkdtemp(join(tmpdir(), "crm-invoices-"));
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  for (const [path, text] of Object.entries({ ...files, ...changes })) {
    await write(path, text);
  }
  return { root, write, remove: () => rm(root, { recursive: true, force: true }) };
}

const files = {
  "redocly.yaml": "extends: [minimal]\ntelemetry: off\n",
  "spec/package.json": '{ "name": "@crm-invoices/spec", "version": "1.2.3" }',
  "spec/openapi.yaml": `openapi: 3.1.1
info:
  title: Invoices API
  version: 1.0.0
servers:
  - url: https://example.com
paths:
  /invoices/{invoiceId}/void:
    $ref: paths/invoices/void.yaml
`,
  "spec/paths/invoices/void.yaml": `post:
  operationId: voidInvoice
  summary: Void an invoice
  parameters:
    - $ref: ../../shared/parameters/Version.yaml
    - name: invoiceId
      in: path
      required: true
      schema:
        type: string
  requestBody:
    required: true
    content:
      application/json:
        schema:
          $ref: ../../schemas/invoices/VoidInvoiceRequest.yaml
        examples:
          invoice:
            $ref: ../../examples/invoices/void.request.yaml
  responses:
    '200':
      description: The invoice is void.
`,
  "spec/shared/parameters/Version.yaml": `name: Version
in: header
required: true
schema:
  type: string
  enum: ['2021-07-28']
`,
  "spec/schemas/invoices/VoidInvoiceRequest.yaml": `type: object
description: Which account the invoice belongs to.
required: [altId, altType, reason]
properties:
  altId:
    type: string
    description: The account's id.
  altType:
    $ref: ../shared/AltType.yaml
  reason:
    type: string
    description: Why the invoice is void.
`,
  "spec/schemas/shared/AltType.yaml": `type: string
description: The kind of account.
enum: [location, account]
`,
  "spec/examples/invoices/void.request.yaml": `summary: Void
value:
  altId: abc
  altType: location
  reason: Sent twice
`,
  "spec/languages/es.overlay.yaml": `overlay: 1.0.0
info:
  title: Spanish
  version: 1.0.0
actions:
  - target: $.components.schemas.VoidInvoiceRequest
    update:
      properties:
        reason:
          description: Por qué se anula la factura.
`,
  "spec/ledger.yaml": "entries: []\n",
  "spec/brands/acme.overlay.yaml": brandOverlay("acme", "location"),
  "spec/brands/zeta.overlay.yaml": brandOverlay("zeta", "account", "es"),
};

export function brandOverlay(id: string, altType: string, language?: string, actions = ""): string {
  return `overlay: 1.0.0
info:
  title: ${id}
  version: 1.0.0
x-brand:
  id: ${id}
  title: ${id}
  altType: ${altType}
  languages: [${language ?? ""}]
actions:
  - target: $.components.schemas.AltType.enum
    description: Only one value is left.
    remove: true
  - target: $.components.schemas.AltType
    description: Narrows altType.
    update:
      const: ${altType}
${actions}`;
}
