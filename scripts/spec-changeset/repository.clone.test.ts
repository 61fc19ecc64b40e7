import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { readBrands } from "../generate/brands.ts";
import { run } from "../workspace/run.ts";
import { createScratch, type Scratch } from "../workspace/testing/scratch.ts";
import { listManaged } from "./changesets.ts";

/** A clone of this project in which everything counts as released. */
let scratch: Scratch;
let brands: string[];

beforeAll(async () => {
  scratch = await createScratch({ linked: true });
  brands = (await readBrands(scratch.root)).map(({ id }) => id);
  await Promise.all((await listManaged(scratch.root)).map((path) => rm(join(scratch.root, path))));
  await script("spec-changeset", "--released");
  await scratch.git("add", "--all");
  await scratch.git("commit", "--quiet", "--allow-empty", "--message=Release");
}, 120_000);

afterEach(async () => {
  await scratch.git("reset", "--quiet", "--hard");
  await scratch.git("clean", "--quiet", "-d", "--force");
});

afterAll(() => scratch?.remove());

/** Runs a command of the clone itself. */
function script(name: string, ...parameters: string[]): Promise<string> {
  const file = join(scratch.root, `scripts/${name}.ts`);
  return run(process.execPath, ["--no-warnings", file, ...parameters], { cwd: scratch.root });
}

async function edit(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(scratch.root, path), "utf8");
  expect(text).toContain(from);
  await scratch.write(
    path,
    text.replace(from, () => to),
  );
}

/** The changesets after generating: a name → its text. */
async function changesets(): Promise<Record<string, string>> {
  await script("generate");
  await script("spec-changeset");
  const names = (await readdir(join(scratch.root, ".changeset"))).filter((name) =>
    name.startsWith("from-spec-"),
  );
  const texts = await Promise.all(
    names.map(
      async (name) => [name, await readFile(join(scratch.root, ".changeset", name), "utf8")] as const,
    ),
  );
  return Object.fromEntries(texts);
}

const released = (ids: readonly string[], level: string) =>
  `---\n${[...ids, "spec"].map((id) => `"@crm-invoices/${id}": ${level}\n`).join("")}---\n\n`;

test("an optional field that becomes required is a major release of every brand", async () => {
  const file = "spec/schemas/invoices/RecordInvoicePaymentRequest.yaml";
  await edit(file, "notes]", "notes, amount]");
  expect(await changesets()).toEqual({
    "from-spec-every-brand-major.md": `${released(brands, "major")}\`recordInvoicePayment\`: \`amount\` is now required.\n`,
  });
}, 120_000);

test("an operation that is new is a minor release of every brand", async () => {
  const path = `head:
  operationId: getInvoiceCount
  summary: Check for invoices
  tags: [Invoices]
  responses:
    '200':
      description: There are invoices.
`;
  await edit("spec/paths/invoices/invoices.yaml", "get:\n", `${path}get:\n`);
  expect(await changesets()).toEqual({
    "from-spec-every-brand-minor.md": `${released(brands, "minor")}\`getInvoiceCount\`: it is new, as \`HEAD /invoices\`.\n`,
  });
}, 120_000);

test("a Spanish summary that is reworded is a patch of the brands in Spanish alone", async () => {
  await edit("spec/languages/es.overlay.yaml", "Listar facturas", "Ver las facturas");
  const all = await readBrands(scratch.root);
  const spanish = all.filter(({ overlays }) =>
    overlays.some((file) => file.endsWith("languages/es.overlay.yaml")),
  );
  const ids = spanish.map(({ id }) => id);
  const titles = spanish.map(({ title }) => title).join(", ");
  expect(await changesets()).toEqual({
    [`from-spec-${ids.join("-")}-patch.md`]: `${released(ids, "patch")}The description of \`listInvoices\` is reworded. (${titles})\n`,
  });
}, 120_000);
