import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { generateAll } from "../brand/generate-all.ts";
import { brandOverlay, createProject, type Project } from "../generate/testing/project.ts";
import { specChangeset } from "./command.ts";
import { invoices } from "./testing/invoices.ts";

let project: Project;

beforeAll(async () => {
  project = await createProject(invoices);
  await generateAll(project.root);
  expect(await run("--released")).toMatchObject({ code: 0 });
}, 120_000);

afterAll(() => project?.remove());

/** Files as they were before the test changed them. */
const originals = new Map<string, string | undefined>();

afterEach(async () => {
  for (const [path, text] of originals) {
    await (text === undefined ? rm(join(project.root, path)) : project.write(path, text));
  }
  originals.clear();
  await rm(join(project.root, ".changeset"), { recursive: true, force: true });
});

async function edit(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(project.root, path), "utf8");
  expect(text).toContain(from);
  originals.set(path, text);
  await project.write(
    path,
    text.replace(from, () => to),
  );
}

async function run(...parameters: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const add = (line: string) => void lines.push(line);
  const code = await specChangeset(project.root, parameters, { log: add, error: add });
  return { code, said: lines.join("\n") };
}

interface Changeset {
  readonly packages: Readonly<Record<string, string>>;
  readonly text: string;
}

async function changesets(): Promise<Changeset[]> {
  const folder = join(project.root, ".changeset");
  const names = (await readdir(folder)).filter((name) => name.startsWith("from-spec-")).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return texts.map((text) => {
    const [, front = "", body = ""] = text.split(/^---$/m);
    const packages = [...front.matchAll(/"@crm-invoices\/(.*)": (.*)/g)].map(([, id = "", level = ""]) => [
      id,
      level,
    ]);
    return { packages: Object.fromEntries(packages), text: body.trim() };
  });
}

const listFile = "spec/paths/invoices/invoices.yaml";
const paymentFile = "spec/paths/invoices/record-payment.yaml";
const webhookFile = "spec/webhooks/InvoicePaid.yaml";
const requestFile = "spec/schemas/invoices/RecordInvoicePaymentRequest.yaml";
const invoiceFile = "spec/schemas/invoices/Invoice.yaml";

const both = (level: string) => ({ acme: level, zeta: level, spec: level });
const inAnswers = "in the answers of `listInvoices` and `recordInvoicePayment`";

type Edit = [
  title: string,
  path: string,
  from: string,
  to: string,
  packages: Record<string, string>,
  text: string,
];

const edits: Edit[] = [
  [
    "an optional field becomes required inside allOf",
    requestFile,
    "[mode]",
    "[mode, amount]",
    both("major"),
    "`recordInvoicePayment`: `amount` is now required.",
  ],
  [
    "a required field becomes optional",
    requestFile,
    "required: [mode]",
    "required: []",
    both("minor"),
    "`recordInvoicePayment`: `mode` may now be left out.",
  ],
  [
    "a field is new",
    requestFile,
    "      meta:",
    "      tip:\n        type: number\n      meta:",
    both("minor"),
    "`recordInvoicePayment`: `tip` is new.",
  ],
  [
    "a field is new and required",
    requestFile,
    "[mode]\n    properties:",
    "[mode, tip]\n    properties:\n      tip:\n        type: number",
    both("major"),
    "`recordInvoicePayment`: `tip` is new and required.",
  ],
  [
    "a field is gone",
    requestFile,
    "      amount:\n        type: number\n        description: What was paid.\n",
    "",
    both("major"),
    "`recordInvoicePayment`: `amount` is gone.",
  ],
  [
    "a value may be sent",
    requestFile,
    "[cash, card]",
    "[cash, card, cheque]",
    both("minor"),
    '`recordInvoicePayment`: `mode` may now also be "cheque".',
  ],
  [
    "a value may not be sent any more",
    requestFile,
    "[cash, card]",
    "[card]",
    both("major"),
    '`recordInvoicePayment`: `mode` may no longer be "cash".',
  ],
  [
    "a type that is sent gets narrower",
    requestFile,
    "[string, 'null']",
    "string",
    both("major"),
    "`recordInvoicePayment`: `meta.note` is now string instead of null or string.",
  ],
  [
    "a type that is sent gets wider",
    requestFile,
    "type: number",
    "type: [number, string]",
    both("minor"),
    "`recordInvoicePayment`: `amount` is now number or string instead of number.",
  ],
  [
    "a type that is sent is another",
    requestFile,
    "type: number",
    "type: string",
    both("major"),
    "`recordInvoicePayment`: `amount` is now string instead of number.",
  ],
  [
    "a limit gets tighter",
    requestFile,
    "maxLength: 50",
    "maxLength: 40",
    both("major"),
    "`recordInvoicePayment`: `meta.note` now has maxLength 40 instead of maxLength 50.",
  ],
  [
    "a limit is gone",
    requestFile,
    "            maxLength: 50\n",
    "",
    both("minor"),
    "`recordInvoicePayment`: `meta.note` no longer has maxLength 50.",
  ],
  [
    "a format is asked for",
    requestFile,
    "      altId:\n        type: string",
    "      altId:\n        type: string\n        format: uuid",
    both("major"),
    '`recordInvoicePayment`: `altId` now has format "uuid".',
  ],
  [
    "a value may be answered",
    invoiceFile,
    "[draft, paid]",
    "[draft, paid, void]",
    both("major"),
    `\`Invoice.status\` ${inAnswers} may now also be "void".`,
  ],
  [
    "a value is not answered any more",
    invoiceFile,
    "[draft, paid]",
    "[paid]",
    both("minor"),
    `\`Invoice.status\` ${inAnswers} may no longer be "draft".`,
  ],
  [
    "an answered field is new",
    invoiceFile,
    "  number:",
    "  total:\n    type: number\n  number:",
    both("minor"),
    `\`Invoice.total\` ${inAnswers} is new.`,
  ],
  [
    "an answered field is gone",
    invoiceFile,
    "  number:\n    type: string\n",
    "",
    both("major"),
    `\`Invoice.number\` ${inAnswers} is gone.`,
  ],
  [
    "an answered field may be missing",
    invoiceFile,
    "[status]",
    "[]",
    both("major"),
    `\`Invoice.status\` ${inAnswers} may now be missing.`,
  ],
  [
    "an answered field is always there",
    invoiceFile,
    "[status]",
    "[status, number]",
    both("minor"),
    `\`Invoice.number\` ${inAnswers} is now always there.`,
  ],
  [
    "an answered field may be null",
    invoiceFile,
    "  number:\n    type: string",
    "  number:\n    type: [string, 'null']",
    both("major"),
    `\`Invoice.number\` ${inAnswers} is now null or string instead of string.`,
  ],
  [
    "an answered field of one operation is gone",
    listFile,
    "              total:\n                type: integer\n",
    "",
    both("major"),
    "`listInvoices`: `total` in its answer is gone.",
  ],
  [
    "a parameter is new",
    listFile,
    "    - name: limit",
    "    - name: offset\n      in: query\n      schema:\n        type: integer\n    - name: limit",
    both("minor"),
    "`listInvoices`: the query parameter `offset` is new.",
  ],
  [
    "a parameter is new and required",
    listFile,
    "    - name: limit",
    "    - name: offset\n      in: query\n      required: true\n      schema:\n        type: integer\n    - name: limit",
    both("major"),
    "`listInvoices`: the query parameter `offset` is new and required.",
  ],
  [
    "a parameter becomes required",
    listFile,
    "      in: query",
    "      in: query\n      required: true",
    both("major"),
    "`listInvoices`: the query parameter `limit` is now required.",
  ],
  [
    "a parameter is renamed in the path",
    paymentFile,
    "name: invoiceId",
    "name: id",
    both("major"),
    "`recordInvoicePayment`: its path is now `/invoices/{id}/record-payment` instead of `/invoices/{invoiceId}/record-payment`.",
  ],
  [
    "a default changes",
    listFile,
    "default: 10",
    "default: 20",
    both("major"),
    "`listInvoices`: the query parameter `limit` now has the default 20 instead of default 10.",
  ],
  [
    "a limit of a parameter gets looser",
    listFile,
    "maximum: 100",
    "maximum: 200",
    both("minor"),
    "`listInvoices`: the query parameter `limit` now has maximum 200 instead of maximum 100.",
  ],
  [
    "a status may be answered",
    paymentFile,
    "    '422':",
    "    '409':\n      description: Another payment is being recorded.\n    '422':",
    both("minor"),
    "`recordInvoicePayment`: it may now answer 409.",
  ],
  [
    "a status is not answered any more",
    paymentFile,
    "    '422':\n      description: The payment is not valid.\n",
    "",
    both("major"),
    "`recordInvoicePayment`: it no longer answers 422.",
  ],
  [
    "a header is not answered any more",
    listFile,
    "      headers:\n        X-Trace:\n          schema:\n            type: string\n",
    "",
    both("major"),
    "`listInvoices`: the header `X-Trace` in its answer is gone.",
  ],
  [
    "a scope is needed",
    listFile,
    "[invoices.readonly]",
    "[invoices.readonly, invoices.write]",
    both("major"),
    "`listInvoices`: its token now needs scopes invoices.readonly, invoices.write instead of scopes invoices.readonly.",
  ],
  [
    "another token will do",
    listFile,
    "  parameters:",
    "    - agencyToken: [invoices.readonly]\n  parameters:",
    both("minor"),
    "`listInvoices`: it now takes a token of Agency or Sub-Account instead of a token of Sub-Account.",
  ],
  [
    "an operation is new",
    listFile,
    "get:\n",
    "delete:\n  operationId: deleteInvoices\n  responses:\n    '204':\n      description: Gone.\nget:\n",
    both("minor"),
    "`deleteInvoices`: it is new, as `DELETE /invoices`.",
  ],
  [
    "an operation is gone",
    "spec/openapi.yaml",
    "  /invoices/{invoiceId}/record-payment:\n    $ref: paths/invoices/record-payment.yaml\n",
    "",
    both("major"),
    "`recordInvoicePayment`: it is gone.",
  ],
  [
    "an operation moves",
    "spec/openapi.yaml",
    "/record-payment:",
    "/payments:",
    both("major"),
    "`recordInvoicePayment`: it moved from `POST /invoices/{invoiceId}/record-payment` to `POST /invoices/{invoiceId}/payments`.",
  ],
  [
    "an operation is deprecated",
    listFile,
    "  summary: List",
    "  deprecated: true\n  summary: List",
    both("minor"),
    "`listInvoices` is now deprecated.",
  ],
  [
    "an operation gets another id",
    paymentFile,
    "operationId: recordInvoicePayment",
    "operationId: payInvoice",
    both("major"),
    "`payInvoice`: `operationId` of operation `POST /invoices/{invoiceId}/record-payment` changed from 'recordInvoicePayment' to 'payInvoice'.",
  ],
  [
    "the address of the API changes",
    "spec/openapi.yaml",
    "https://example.com",
    "https://api.example.com",
    both("major"),
    "Server `https://example.com` became `https://api.example.com`.",
  ],
  [
    "a webhook delivers more",
    webhookFile,
    "            amount:",
    "            mode:\n              type: string\n            amount:",
    both("minor"),
    "the webhook `InvoicePaid`: `mode` in its payload is new.",
  ],
  [
    "a webhook may leave something out",
    webhookFile,
    "[id]",
    "[]",
    both("major"),
    "the webhook `InvoicePaid`: `id` in its payload may now be missing.",
  ],
  [
    "a description is reworded",
    requestFile,
    "What was paid.",
    "The amount that was paid.",
    both("patch"),
    "The description of `RecordInvoicePaymentRequest.amount` is reworded.",
  ],
  [
    "an example changes",
    "spec/examples/invoices/record-payment.request.yaml",
    "amount: 10",
    "amount: 20",
    both("patch"),
    "The examples of `recordInvoicePayment` have changed.",
  ],
  [
    "a Spanish summary is reworded",
    "spec/languages/es.overlay.yaml",
    "Listar facturas",
    "Ver las facturas",
    { zeta: "patch", spec: "patch" },
    "The description of `listInvoices` is reworded. (zeta)",
  ],
];

describe("what an edit of the description releases", () => {
  test.each(edits)(
    "%s",
    async (_title, path, from, to, packages, text) => {
      await edit(path, from, to);
      if (text.includes("its path is now")) {
        await edit("spec/openapi.yaml", "/{invoiceId}/", "/{id}/");
      }
      await generateAll(project.root);
      expect(await run()).toMatchObject({ code: 0 });
      expect(await changesets()).toEqual([{ packages, text }]);
    },
    120_000,
  );

  test("the overlay of one brand releases that brand alone", async () => {
    const action = `  - target: $.info
    update:
      title: Acme
`;
    await edit(
      "spec/brands/acme.overlay.yaml",
      brandOverlay("acme", "location"),
      brandOverlay("acme", "location", undefined, action),
    );
    await generateAll(project.root);
    await run();
    expect(await changesets()).toEqual([
      {
        packages: { acme: "patch", spec: "patch" },
        text: "The description of the document is reworded. (acme)",
      },
    ]);
  }, 120_000);

  test("several changes share a changeset by weight", async () => {
    await edit(requestFile, "[mode]", "[mode, amount]");
    await edit(paymentFile, "    '422':\n      description: The payment is not valid.\n", "");
    await edit(listFile, "summary: List invoices", "summary: List all invoices");
    await generateAll(project.root);
    await run();
    expect(await changesets()).toEqual([
      {
        packages: { acme: "patch", spec: "patch" },
        text: "The description of `listInvoices` is reworded. (acme)",
      },
      {
        packages: both("major"),
        text: "What the API takes and answers:\n\n- `recordInvoicePayment`: `amount` is now required.\n- `recordInvoicePayment`: it no longer answers 422.",
      },
    ]);
  }, 120_000);
});

describe("the check", () => {
  beforeEach(() => generateAll(project.root), 120_000);

  test("fails for a changed document without its changeset, and passes with it", async () => {
    expect(await run("--check")).toMatchObject({ code: 0 });
    await edit(requestFile, "[mode]", "[mode, amount]");
    await generateAll(project.root);
    const { code, said } = await run("--check");
    expect(code).toBe(1);
    expect(said).toContain(".changeset/from-spec-every-brand-major.md is missing");
    expect(said).toContain("Run `pnpm spec:changeset`");
    await run();
    expect(await run("--check")).toMatchObject({ code: 0 });
  }, 120_000);

  test("fails when a second change has no words in the changeset of the first", async () => {
    await edit(requestFile, "[mode]", "[mode, amount]");
    await generateAll(project.root);
    await run();
    await edit(paymentFile, "    '422':\n      description: The payment is not valid.\n", "");
    await generateAll(project.root);
    expect(await run("--check")).toMatchObject({ code: 1 });
  }, 120_000);

  test("fails for a changeset that tells of nothing, and the command deletes it", async () => {
    await project.write(
      ".changeset/from-spec-acme-major.md",
      '---\n"@crm-invoices/acme": major\n---\n\nNothing.\n',
    );
    const { code, said } = await run("--check");
    expect(code).toBe(1);
    expect(said).toContain("from-spec-acme-major.md tells of a change that is not there");
    await run();
    expect(await changesets()).toEqual([]);
  }, 120_000);

  test("refuses a generated file that was edited by hand, and names the command to run", async () => {
    const bundle = "spec/generated/acme.json";
    await edit(bundle, '"List invoices"', '"List them"');
    for (const parameters of [[], ["--check"], ["--released"]]) {
      const { code, said } = await run(...parameters);
      expect(code).toBe(1);
      expect(said).toContain(`  ${bundle}\n`);
      expect(said).toContain("run `pnpm generate`");
    }
  }, 120_000);

  test("asks for a changeset of a brand that was never released", async () => {
    const released = "spec/released/zeta.json";
    originals.set(released, await readFile(join(project.root, released), "utf8"));
    await rm(join(project.root, released));
    expect(await run("--check")).toMatchObject({ code: 1 });
    await run();
    expect(await readFile(join(project.root, ".changeset/brand-zeta.md"), "utf8")).toContain(
      '"@crm-invoices/zeta": minor',
    );
    expect(await run("--check")).toMatchObject({ code: 0 });
  }, 120_000);

  test("does not take a change for released that still has its changeset", async () => {
    await edit(requestFile, "[mode]", "[mode, amount]");
    await generateAll(project.root);
    await run();
    const { code, said } = await run("--released");
    expect(code).toBe(1);
    expect(said).toContain("Run `pnpm changeset version` first.");
  }, 120_000);
});
