import { afterEach, describe, expect, test } from "@jest/globals";
import { missingTranslations } from "../generate/missing-translations.ts";
import { brandOverlay, createProject, type Project } from "../generate/testing/project.ts";
import { currentBundles } from "../generate/units.ts";
import { reconcileProject } from "../reconcile/project.ts";

let project: Project;

afterEach(() => project.remove());

const bundles = () => currentBundles(project.root);
const bundle = () => bundles()("documented");
const failures = async () => (await reconcileProject(project.root, bundles())).failures();

const path = "spec/paths/invoices/void.yaml";
const pathText = (responses: string, more = "") => `post:
  operationId: voidInvoice
  summary: Void an invoice
${more}  parameters:
    - $ref: ../../shared/parameters/Version.yaml
    - { name: invoiceId, in: path, required: true, schema: { type: string } }
  requestBody:
    required: true
    content:
      application/json:
        schema: { $ref: ../../schemas/invoices/VoidInvoiceRequest.yaml }
  responses:
    '200': { description: The invoice is void. }
${responses}`;

test("a documented status for which the client has no error class is refused, and the recipe is named", async () => {
  project = await createProject({ [path]: pathText("    '402': { description: Pay first. }\n") });
  await expect(bundle()).rejects.toThrow(
    `${path}:14: POST /invoices/{invoiceId}/void documents the status 402, for which the client has no error class. Add one as CONTRIBUTING.md says about a status.`,
  );
});

test("a documented status for which the client has a class is taken", async () => {
  project = await createProject({ [path]: pathText("    '409': { description: Busy. }\n") });
  expect((await bundle()).size).toBe(2);
});

describe("a ledger entry that does not exist", () => {
  test("is refused where a schema's text names it", async () => {
    project = await createProject({
      [path]: pathText("", "  description: Callers report it (no-such-entry).\n"),
    });
    expect((await failures()).at(-1)).toBe(
      `${path}:1: the ledger entry "no-such-entry" is named here, which spec/ledger.yaml does not have. Add the entry or correct the name.`,
    );
  });

  test("is refused where the action of an overlay names it", async () => {
    const action =
      "  - description: Callers report it (no-such-entry).\n    target: $.info\n    update: { title: Acme }\n";
    project = await createProject({
      "spec/brands/acme.overlay.yaml": brandOverlay("acme", "location", undefined, action),
    });
    await expect(bundle()).rejects.toThrow(
      /^spec\/brands\/acme\.overlay\.yaml:18: the ledger entry "no-such-entry" is named here/,
    );
  });
});

test("a brand may require a field that its page requires, which is no matter of the other brands", async () => {
  const action = "  - target: $.components.schemas.VoidInvoiceRequest.required\n    update: [note]\n";
  const request = "spec/schemas/invoices/VoidInvoiceRequest.yaml";
  project = await createProject({
    [request]: `type: object
description: Which account the invoice belongs to.
required: [altId, altType, reason]
properties:
  altId: { type: string, description: The account's id. }
  altType: { $ref: ../shared/AltType.yaml }
  reason: { type: string, description: Why. }
  note: { type: string, description: A note. }
`,
    "spec/brands/acme.overlay.yaml": brandOverlay("acme", "location", undefined, action),
  });
  for (const contract of ["documented", "observed"] as const) {
    const made = await bundles()(contract);
    const required = (brand: string) => {
      const { components } = JSON.parse(JSON.stringify(made.get(brand)));
      return components.schemas.VoidInvoiceRequest.required;
    };
    expect(required("acme")).toEqual(["altId", "altType", "reason", "note"]);
    expect(required("zeta")).toEqual(["altId", "altType", "reason"]);
  }
});

test("texts without a translation are told, each with the language that lacks it", async () => {
  project = await createProject();
  const lines = await missingTranslations(project.root);
  expect(lines).toContain(
    "spec/languages/es.overlay.yaml lacks paths./invoices/{invoiceId}/void.post.summary: Void an invoice",
  );
  expect(lines.join("\n")).not.toContain("Why the invoice is void.");
});

test("one slip in a file is one error, however many others refer to the file", async () => {
  project = await createProject({ "spec/schemas/shared/AltType.yaml": "type: string\n enum: [\n" });
  await project.write("spec/schemas/invoices/Other.yaml", "$ref: ../shared/AltType.yaml\n");
  await expect(bundle()).rejects.toThrow(
    /^spec\/schemas\/shared\/AltType\.yaml:\d+: this is not valid YAML: [^\n]*$/,
  );
});

describe("what a source states", () => {
  const source = (brand: string, more: string) => ({
    "spec/sources/page.yaml": `openapi: 3.1.1
info: { title: Page, version: unversioned }
x-source:
  id: page
  brand: ${brand}
  format: mintlify
  provenance: { address: "https://docs.example/page", retrieved: "2026-11-20" }
paths:
  /invoices/{invoiceId}/void:
    post:
      parameters:
        - { name: invoiceId, in: path, required: true, schema: { type: string } }
${more}      responses: {}
`,
  });

  test("and the description lacks is shown with the file of the path, also a query parameter", async () => {
    project = await createProject(
      source("acme", "        - { name: limit, in: query, schema: { type: string } }\n"),
    );
    const missing = (await failures()).find((text) => text.startsWith("missing"));
    expect(missing).toContain("query.limit");
    expect(missing).toContain(`the spec says: nothing here (${path}:1, brand acme)`);
  });

  test("of a brand that is not there is refused, and the command that adds one is named", async () => {
    project = await createProject(source("nova", ""));
    await expect(failures()).rejects.toThrow(
      /^spec\/sources\/page\.yaml:5: x-source\.brand: expected one of acme, zeta; `pnpm brand:new` adds another brand, found "nova"\.$/m,
    );
  });

  test("and no source is asked for is offered an entry that rests on reports, not on the publisher", async () => {
    project = await createProject(source("acme", ""));
    const unsourced = (await failures()).find((text) => text.startsWith("unsourced"));
    expect(unsourced).toContain("no source says so");
    expect(unsourced).toContain('- { source: callers, says: "…" }');
    expect(unsourced).toContain("evidence: R    # R reported, A assumed");
    expect(unsourced).not.toContain("publisher");
  });
});

test("a pattern of the ledger with braces inside of braces is refused in words", async () => {
  project = await createProject({
    "spec/ledger.yaml": `entries:
  - id: nested
    title: Nested
    covers: [{ operation: "*", at: "request.{a,{b,c}}" }]
    claims: [{ source: project, says: so }]
    decision: so
    evidence: S
    why: so
    status: settled
`,
  });
  await expect(failures()).rejects.toThrow(
    /^spec\/ledger\.yaml:4: .*expected alternatives without braces inside of braces; write a pattern for each of them/m,
  );
});
