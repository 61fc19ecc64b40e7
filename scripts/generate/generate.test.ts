import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test } from "@jest/globals";
import { filesBelow } from "../workspace/files.ts";
import { pathFrom } from "../workspace/path-from.ts";
import { readBrands } from "./brands.ts";
import { templateFiles } from "./template-files.ts";
import { brandOverlay, createProject, type Project } from "./testing/project.ts";
import { differingFiles, generateUnit, remakeAll } from "./unit.ts";
import { listUnits } from "./units.ts";

const projects: Project[] = [];

afterEach(async () => {
  await Promise.all(projects.splice(0).map((project) => project.remove()));
});

async function project(changes?: Readonly<Record<string, string>>): Promise<Project> {
  const created = await createProject(changes);
  projects.push(created);
  return created;
}

async function generate({ root }: Project): Promise<string[]> {
  const remade: string[] = [];
  for (const unit of await listUnits(root, await readBrands(root))) {
    if (await generateUnit(root, unit)) {
      remade.push(unit.name);
    }
  }
  return remade;
}

async function stale({ root }: Project): Promise<string[]> {
  const made = await remakeAll(root, await listUnits(root, await readBrands(root)));
  return differingFiles(root, made);
}

const text = (project: Project, path: string) => readFile(join(project.root, path), "utf8");

test("every brand gets its own bundle, types and operations", async () => {
  const created = await project();
  expect(await generate(created)).toEqual(["acme", "zeta", "redocly", "mock", "reconciliation"]);
  expect(JSON.parse(await text(created, "spec/generated/acme.json"))).toMatchObject({
    components: { schemas: { AltType: { const: "location" } } },
  });
  expect(JSON.parse(await text(created, "spec/generated/zeta.json"))).toMatchObject({
    components: {
      schemas: {
        AltType: { const: "account" },
        VoidInvoiceRequest: { properties: { reason: { description: "Por qué se anula la factura." } } },
      },
    },
  });
  const types = await text(created, "packages/zeta/src/generated/types.ts");
  expect(types).toContain("Por qué se anula la factura.");
  expect(types).toContain('export type AltType = "account";');
  expect(types).toContain("altId?: string");
  expect(types).toContain("reason: string");
  expect(await text(created, "packages/zeta/src/generated/operations.ts")).toContain(
    "operations: `POST b? voidInvoice /invoices/{invoiceId}/void`",
  );
});

test("a document and its client say which version they are of, and what they came from", async () => {
  const created = await project();
  await generate(created);
  const { info, "x-generated": mark } = JSON.parse(await text(created, "spec/generated/zeta.json"));
  expect(info.version).toBe("1.2.3");
  expect(mark.source).toMatch(/^[0-9a-f]{64}$/);
  expect(await text(created, "packages/zeta/src/generated/operations.ts")).toContain(
    `\tversion: "1.2.3",\n\thash: "${mark.source}",\n`,
  );
  await created.write("spec/package.json", '{ "name": "@crm-invoices/spec", "version": "1.3.0" }');
  expect(await stale(created)).toContain("spec/generated/zeta.json");
  await generate(created);
  expect(JSON.parse(await text(created, "spec/generated/zeta.json"))).toMatchObject({
    info: { version: "1.3.0" },
    "x-generated": { source: mark.source },
  });
});

test("every operation gets an interface with the words of the brand's language", async () => {
  const created = await project({
    "spec/languages/es.overlay.yaml": `overlay: 1.0.0
info:
  title: Spanish
  version: 1.0.0
actions:
  - target: $.paths['/invoices/{invoiceId}/void'].post
    update:
      summary: Anular una factura
`,
  });
  await generate(created);
  const client = await text(created, "packages/zeta/src/generated/client.ts");
  expect(client).toContain(`	/**
	 * Anular una factura
	 *
	 * \`POST /invoices/{invoiceId}/void\`
	 *
	 * The invoice is void.
	 */
	readonly voidInvoice: (parameters: VoidInvoiceParameters, options?: CallOptions<Version>) => Promise<VoidInvoiceResult>;
`);
  expect(client).toContain(`export interface VoidInvoiceParameters {
	readonly invoiceId: string;
	/**
	 * Which account the invoice belongs to.
	 */
	readonly body: VoidInvoiceRequest;
}
`);
  expect(client).toContain(`export type VoidInvoiceResult =
	| Success<undefined>
	| Failure<VoidInvoiceError>;
`);
  expect(await text(created, "packages/acme/src/generated/client.ts")).toContain("\t * Void an invoice\n");
});

test("a version that callers send is one value of an overlay, for clients of the observed contract", async () => {
  const target = "$.components.parameters.Version";
  const action = { description: "Callers send it (versions).", target, update: { schema: { enum: ["v9"] } } };
  const entry = {
    id: "versions",
    title: "another version",
    about: [{ operation: "*", at: "header.Version" }],
    claims: [{ source: "callers", says: "v9" }],
    reports: [{ source: "a caller", date: "2026-11-28", sent: "v9", outcome: "accepted" }],
    decision: "observed",
    evidence: "R",
    why: "It works.",
    status: "disputed",
    reviewBy: "2027-05-28",
  };
  const created = await project({
    "spec/observed/versions.overlay.yaml": JSON.stringify({
      overlay: "1.0.0",
      info: { title: "Versions", version: "1.0.0" },
      actions: [action],
    }),
    "spec/ledger.yaml": JSON.stringify({ entries: [entry] }),
  });
  await generate(created);
  const code = (file: string) => text(created, `packages/acme/src/generated/${file}.ts`);
  expect(await code("versions")).toContain('export const versions = ["2021-07-28","v9"] as const;');
  expect(await code("client")).toContain('export type Version = "2021-07-28" | "v9";');
  expect(await code("operations")).toContain('version: "2021-07-28",');
  expect(await code("documented/versions")).toContain('export const versions = ["2021-07-28"] as const;');
  expect(await code("documented/client")).toContain('export type Version = "2021-07-28";');
});

test("a parameter means the same whether the operation or its path item states it", async () => {
  const created = await project();
  await generate(created);
  const generated = async () => ({
    client: (await text(created, "packages/acme/src/generated/client.ts")).replace(/^.*sha256.*$/m, ""),
    operations: (await text(created, "packages/acme/src/generated/operations.ts")).replaceAll(
      /[0-9a-f]{64}/g,
      "",
    ),
  });
  const before = await generated();
  const file = "spec/paths/invoices/void.yaml";
  const [start = "", parameters = "", rest = ""] = (await text(created, file)).split(
    /(?<=summary: .*\n)([\s\S]*?)(?= {2}requestBody)/,
  );
  await created.write(file, `${parameters.replaceAll(/^ {2}/gm, "")}${start}${rest}`);
  await generate(created);
  expect(await text(created, file)).toMatch(/^parameters:/);
  expect(await generated()).toEqual(before);
});

test("a body in which the client fills everything required can be left out", async () => {
  const schema = `type: object
description: Which account the invoice belongs to.
required: [altId, altType]
properties:
  altId:
    type: string
    description: The account's id.
  altType:
    $ref: ../shared/AltType.yaml
  reason:
    type: string
    description: Why the invoice is void.
`;
  const created = await project({ "spec/schemas/invoices/VoidInvoiceRequest.yaml": schema });
  await generate(created);
  const client = await text(created, "packages/acme/src/generated/client.ts");
  expect(client).toContain("\treadonly body?: VoidInvoiceRequest | undefined;\n");
});

test("a second run changes nothing", async () => {
  const created = await project();
  await generate(created);
  expect(await generate(created)).toEqual([]);
  expect(await stale(created)).toEqual([]);
});

test("a new overlay is all that a new brand takes", async () => {
  const created = await project();
  await generate(created);
  const before = new Set(await filesBelow(created.root));
  await created.write("spec/brands/nova.overlay.yaml", brandOverlay("nova", "company", "es"));
  expect(await generate(created)).toEqual(["nova", "redocly", "mock", "reconciliation"]);
  const added = (await filesBelow(created.root)).filter((file) => !before.has(file));
  const copied = [...(await templateFiles({ id: "nova", languages: ["es"] })).keys()];
  expect(added.map((file) => pathFrom(created.root, file))).toEqual(
    [
      ...copied,
      "packages/nova/README.md",
      "packages/nova/src/generated/checks.ts",
      "packages/nova/src/generated/client.ts",
      "packages/nova/src/generated/documented/client.ts",
      "packages/nova/src/generated/documented/types.ts",
      "packages/nova/src/generated/documented/versions.ts",
      "packages/nova/src/generated/events.ts",
      "packages/nova/src/generated/operations.ts",
      "packages/nova/src/generated/tanstack-query.ts",
      "packages/nova/src/generated/types.ts",
      "packages/nova/src/generated/versions.ts",
      "spec/brands/nova.overlay.yaml",
      "spec/generated/manifests/nova.json",
      "spec/generated/nova.json",
      "spec/generated/nova.observed.json",
      "spec/generated/nova.observed.yaml",
      "spec/generated/nova.yaml",
    ].sort(),
  );
  expect(copied).toContain("packages/nova/src/generated/index.ts");
  expect(await text(created, "packages/nova/test/generated/client.test.ts")).toContain(
    'from "../../src/generated/index.ts"',
  );
});

test("text that YAML 1.1 takes for a date is quoted", async () => {
  const created = await project();
  await generate(created);
  expect(await text(created, "spec/generated/acme.yaml")).toMatch(/^ *- "2021-07-28"$/m);
});

test("a change in one brand's overlay remakes that brand, the list of brands and the report", async () => {
  const created = await project();
  await generate(created);
  await created.write("spec/brands/acme.overlay.yaml", `${brandOverlay("acme", "location")}# touched\n`);
  expect(await generate(created)).toEqual(["acme", "redocly", "mock", "reconciliation"]);
});

test("a generated file that was edited by hand is found and mended", async () => {
  const created = await project();
  await generate(created);
  const file = "packages/acme/src/generated/types.ts";
  const before = await text(created, file);
  await writeFile(join(created.root, file), before.replace("reason: string", "reason?: string"));
  expect(await stale(created)).toEqual([file]);
  await generate(created);
  expect(await text(created, file)).toBe(before);
});

test("a generated file that is missing is found", async () => {
  const created = await project();
  expect(await stale(created)).toContain("spec/generated/acme.yaml");
});

test("what editors put beside a file is no part of the description", async () => {
  const created = await project();
  await generate(created);
  for (const name of [".AltType.yaml.swp", ".#AltType.yaml", "AltType.yaml~", "4913"]) {
    await created.write(`spec/schemas/shared/${name}`, "type: string\n");
    await created.write(`spec/brands/${name.replace("AltType", "acme.overlay")}`, "type: string\n");
  }
  expect(await stale(created)).toEqual([]);
  expect(await generate(created)).toEqual([]);
});

test("a unit whose inputs change while it is made is not written", async () => {
  const created = await project();
  const input = join(created.root, "spec/ledger.yaml");
  const unit = {
    name: "late",
    inputs: [input],
    make: async () => {
      await writeFile(input, "entries: []\n# changed\n");
      return new Map([["spec/generated/late.txt", "late"]]);
    },
  };
  await expect(generateUnit(created.root, unit)).rejects.toThrow(/made from changed meanwhile/);
  expect((await filesBelow(created.root)).filter((file) => file.includes("late"))).toEqual([]);
});

test("an overlay action whose target matches nothing stops generation and is named", async () => {
  const stray =
    "  - target: $.paths['/gone'].get\n    description: Words for a lost path.\n    update: { summary: Lost }\n";
  const created = await project({
    "spec/brands/acme.overlay.yaml": brandOverlay("acme", "location", undefined, stray),
  });
  await expect(generate(created)).rejects.toThrow(
    /spec\/brands\/acme\.overlay\.yaml:18: action 3 \("Words for a lost path\."\) matches nothing/,
  );
});

test("a language that would add words to what is not there is refused", async () => {
  const created = await project();
  const file = "spec/languages/es.overlay.yaml";
  await created.write(file, (await text(created, file)).replace("reason:", "motive:"));
  await expect(generate(created)).rejects.toThrow(
    /es\.overlay\.yaml:9: a language only rewords what is there/,
  );
});

test("a mistake in the description is shown with its file and line, and the old files stay", async () => {
  const created = await project();
  await generate(created);
  const before = await text(created, "spec/generated/acme.json");
  await created.write("spec/schemas/invoices/VoidInvoiceRequest.yaml", "type: object\n  required: [\n");
  await expect(generate(created)).rejects.toThrow(/VoidInvoiceRequest\.yaml:2/);
  expect(await text(created, "spec/generated/acme.json")).toBe(before);
  expect((await filesBelow(created.root)).filter((file) => file.includes(".staging-"))).toEqual([]);
});

test.each([
  [
    "a misspelled keyword of a schema",
    "spec/schemas/shared/AltType.yaml",
    "enum:",
    "enun:",
    /AltType\.yaml:3: Property `enun` is not expected here/,
  ],
  [
    "a misspelled keyword of an overlay",
    "spec/brands/acme.overlay.yaml",
    "update:",
    "updat:",
    /acme\.overlay\.yaml:\d+: Property `updat` is not expected here/,
  ],
  [
    "a reference to a file that is not there",
    "spec/openapi.yaml",
    "void.yaml",
    "viod.yaml",
    /openapi\.yaml:9: the reference "paths\/invoices\/viod\.yaml" leads nowhere/,
  ],
])("%s is shown with its file and line", async (_, file, from, to, message) => {
  const created = await project();
  await created.write(file, (await text(created, file)).replace(from, to));
  await expect(generate(created)).rejects.toThrow(message);
});

test.each([
  ["x-brand:", "x-brands:", /acme\.overlay\.yaml:1: expected x-brand\.id to be a text/],
  ["id: acme", "id: amce", /acme\.overlay\.yaml:6: expected x-brand\.id to be "acme"/],
  ["altType: location", "altType: ''", /acme\.overlay\.yaml:8: expected x-brand\.altType to be a text/],
  ["languages: []", "languages: [fr]", /acme\.overlay\.yaml:9: expected a language that has a file/],
  ["actions:", "actions: [", /acme\.overlay\.yaml:\d+: this is not valid YAML/],
])("a brand overlay with %s changed to %s is refused", async (from, to, message) => {
  const overlay = brandOverlay("acme", "location").replace(from, to);
  const created = await project({ "spec/brands/acme.overlay.yaml": overlay });
  await expect(generate(created)).rejects.toThrow(message);
});
