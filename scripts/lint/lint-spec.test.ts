import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { generateAll } from "../generate/generate-all.ts";
import { brandOverlay, createProject, type Project } from "../generate/testing/project.ts";
import { currentBundles } from "../generate/units.ts";
import { describeProblems } from "../redocly/problem.ts";
import { lintSpec } from "./lint-spec.ts";

let project: Project;

beforeEach(async () => {
  project = await createProject({
    "redocly.yaml": "extends: [spec]\nrules: { no-enum-type-mismatch: warn }\n",
  });
  await generateAll(project.root);
});

afterEach(() => project.remove());

const found = async () => describeProblems(await lintSpec(project.root, currentBundles(project.root)));

async function change(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(project.root, path), "utf8");
  await project.write(path, text.replace(from, to));
}

test("a description that keeps the rules has no problem", async () => {
  expect(await found()).toBe("");
});

test("an error is shown with its file, its line and what may be meant", async () => {
  await change("spec/schemas/shared/AltType.yaml", "enum:", "enun:");
  expect(await found()).toBe(
    "spec/schemas/shared/AltType.yaml:3: Property `enun` is not expected here. Did you mean `enum`? (struct)",
  );
});

test("a warning counts as well", async () => {
  await change("spec/schemas/shared/AltType.yaml", "account]", "1]");
  expect(await found()).toMatch(/AltType\.yaml:3: .* \(no-enum-type-mismatch\)/);
});

test("a mistake in an overlay is shown there", async () => {
  await change("spec/languages/es.overlay.yaml", "update:", "updat:");
  expect(await found()).toMatch(/^spec\/languages\/es\.overlay\.yaml:7: Property `updat`/);
});

test("what an overlay makes of the description is shown where the description says it", async () => {
  const action = "  - target: $.components.schemas.VoidInvoiceRequest\n    update: { type: objekt }\n";
  await project.write("spec/brands/acme.overlay.yaml", brandOverlay("acme", "location", undefined, action));
  await generateAll(project.root);
  expect(await found()).toMatch(
    /^spec\/schemas\/invoices\/VoidInvoiceRequest\.yaml:1: as the overlays of acme change it: /,
  );
});

test("a file that nothing refers to is a problem", async () => {
  await project.write("spec/schemas/shared/Forgotten.yaml", "type: string\n");
  expect(await found()).toBe(
    "spec/schemas/shared/Forgotten.yaml:1: nothing refers to this file. Refer to it, or remove it.",
  );
});
