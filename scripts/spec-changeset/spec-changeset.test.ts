import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { contracts, documentName } from "../generate/brands.ts";
import { generateAll } from "../generate/generate-all.ts";
import { createProject, type Project } from "../generate/testing/project.ts";
import { specChangeset } from "./command.ts";

const listFile = "spec/paths/invoices/invoices.yaml";
const paymentFile = "spec/paths/invoices/record-payment.yaml";
const requestFile = "spec/schemas/invoices/RecordInvoicePaymentRequest.yaml";

let project: Project;

beforeAll(async () => {
  project = await createProject({}, new URL("testing/invoices", import.meta.url));
  await generateAll(project.root);
  expect(await run("--released")).toMatchObject({ code: 0 });
});

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
  if (!originals.has(path)) originals.set(path, text);
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

function generatedOf(brand: string): string[] {
  const names = contracts.map((contract) => documentName(brand, contract));
  return names.flatMap((name) => [`spec/generated/${name}.json`, `spec/generated/${name}.yaml`]);
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

describe("the changesets", () => {
  test("say nothing of a new version of the package that publishes the documents", async () => {
    await edit("spec/package.json", '"1.2.3"', '"1.3.0"');
    await generateAll(project.root);
    expect(await run("--check")).toMatchObject({ code: 0 });
    await edit(listFile, "summary: List invoices", "summary: List all invoices");
    await generateAll(project.root);
    await run();
    expect(await changesets()).toEqual([
      {
        packages: { acme: "patch", spec: "patch" },
        text: "The description of `listInvoices` is reworded. (acme)",
      },
    ]);
  });

  test("are shared by changes of the same weight in the same brands", async () => {
    await edit(requestFile, "[mode]", "[mode, amount]");
    await edit(requestFile, "enum: [cash, card]", "enum: [cash]");
    await edit(listFile, "summary: List invoices", "summary: List all invoices");
    await generateAll(project.root);
    await run();
    expect(await changesets()).toEqual([
      {
        packages: { acme: "patch", spec: "patch" },
        text: "The description of `listInvoices` is reworded. (acme)",
      },
      {
        packages: { acme: "major", zeta: "major", spec: "major" },
        text: 'What the API takes and answers:\n\n- `recordInvoicePayment`: `mode` in the request may no longer be "card".\n- `recordInvoicePayment`: `amount` in the request is now required.',
      },
    ]);
  });
});

describe("what callers observe", () => {
  async function observe(): Promise<void> {
    const action = {
      description: "A payment needs no mode (mode-left-out).",
      target: "$.components.schemas.RecordInvoicePaymentRequest.allOf[1].required[?@ == 'mode']",
      remove: true,
    };
    const info = { title: "Payments", version: "1.0.0" };
    const report = {
      source: "someone",
      date: "2026-11-28",
      sent: "a payment",
      outcome: "accepted",
      without: ["mode"],
    };
    const entry = {
      id: "mode-left-out",
      title: "mode is left out",
      about: [{ operation: "POST /invoices/{invoiceId}/record-payment", at: "request.mode" }],
      claims: [{ source: "callers", says: "no mode" }],
      reports: [report],
      decision: "optional",
      evidence: "R",
      why: "It works.",
      status: "disputed",
      reviewBy: "2027-05-28",
    };
    await put("spec/observed/payments.overlay.yaml", { overlay: "1.0.0", info, actions: [action] });
    await put("spec/ledger.yaml", { entries: [entry] });
    await generateAll(project.root);
  }

  async function put(path: string, content: object): Promise<void> {
    originals.set(path, await readFile(join(project.root, path), "utf8").catch(() => undefined));
    await project.write(path, JSON.stringify(content));
  }

  test("is a change of the contract that it is a change of", async () => {
    await observe();
    await run();
    expect(await changesets()).toEqual([
      {
        packages: { acme: "minor", zeta: "minor", spec: "minor" },
        text: "`recordInvoicePayment`: `mode` in the request may now be left out. (observed contract)",
      },
    ]);
    expect(await run("--check")).toMatchObject({ code: 0 });
  });

  test("rates a package by the types of both contracts", async () => {
    await observe();
    await edit(requestFile, "[mode]", "[mode, amount]");
    await generateAll(project.root);
    await run();
    expect((await changesets()).map(({ text }) => text)).toEqual([
      "`recordInvoicePayment`: `amount` in the request is now required.",
      "`recordInvoicePayment`: `mode` in the request may now be left out. (observed contract)",
    ]);
  });
});

describe("the check", () => {
  beforeEach(() => generateAll(project.root));

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
  });

  test("fails when a second change has no words in the changeset of the first", async () => {
    await edit(requestFile, "[mode]", "[mode, amount]");
    await generateAll(project.root);
    await run();
    await edit(paymentFile, '    "422":\n      description: The payment is not valid.\n', "");
    await generateAll(project.root);
    expect(await run("--check")).toMatchObject({ code: 1 });
  });

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
  });

  test("asks for a changeset of a brand that was never released", async () => {
    for (const released of ["spec/released/zeta.json", "spec/released/zeta.observed.json"]) {
      originals.set(released, await readFile(join(project.root, released), "utf8"));
      await rm(join(project.root, released));
    }
    expect(await run("--check")).toMatchObject({ code: 1 });
    await run();
    expect(await readFile(join(project.root, ".changeset/brand-zeta.md"), "utf8")).toContain(
      '"@crm-invoices/zeta": major',
    );
    expect(await run("--check")).toMatchObject({ code: 0 });
  });

  test("asks for a changeset of a released brand that is removed", async () => {
    const overlay = "spec/brands/zeta.overlay.yaml";
    originals.set(overlay, await readFile(join(project.root, overlay), "utf8"));
    await rm(join(project.root, overlay));
    for (const left of ["packages/zeta", "spec/generated/manifests/zeta.json", ...generatedOf("zeta")]) {
      await rm(join(project.root, left), { recursive: true });
    }
    await generateAll(project.root);
    expect(await run("--check")).toMatchObject({ code: 1 });
    await run();
    expect(await changesets()).toEqual([
      {
        packages: { spec: "major" },
        text: "The brand zeta is gone: its document and its mock are no longer here, and `@crm-invoices/zeta` gets no further versions. Keep the versions you have, or move to the client of another brand.",
      },
    ]);
    expect(await run("--check")).toMatchObject({ code: 0 });
  });

  test("compares with nothing before the first release, whatever was kept", async () => {
    await edit("spec/package.json", '"1.2.3"', '"0.0.0"');
    await edit(requestFile, "[mode]", "[mode, amount]");
    await generateAll(project.root);
    const first = ["acme", "zeta", "spec"].map((id) => `"@crm-invoices/${id}": major\n`).join("");
    await project.write(".changeset/first.md", `---\n${first}---\n\nFirst release.\n`);
    expect(await run("--check")).toMatchObject({ code: 0 });
    await run();
    expect(await changesets()).toEqual([]);
  });

  test("does not take a change for released that still has its changeset", async () => {
    await edit(requestFile, "[mode]", "[mode, amount]");
    await generateAll(project.root);
    await run();
    const { code, said } = await run("--released");
    expect(code).toBe(1);
    expect(said).toContain("Run `pnpm changeset version` first.");
  });
});
