import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "@jest/globals";
import { listDocuments } from "../generate/brands.ts";
import { createProject } from "../generate/testing/project.ts";
import { readBundle } from "../spec-tests/bundles.ts";
import { descriptionFile, repository } from "../workspace/paths.ts";
import { redocly, runRedocly } from "../workspace/redocly.ts";
import { lintFile } from "./lint.ts";

const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

test.each(await listDocuments(repository))("the redocly command bundles %s as we do", async (name) => {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-bundle-"));
  folders.push(folder);
  const output = join(folder, "bundle.json");
  const config = "--config=spec/generated/redocly.yaml";
  await redocly(repository, ["bundle", name, config, "--ext=json", `--output=${output}`]);
  const { "x-generated": _, info, ...document } = readBundle(name);
  const bundled = JSON.parse(await readFile(output, "utf8"));
  // A generated document has the version of the package that publishes it.
  expect(bundled).toEqual({ ...document, info: { ...Object(info), version: bundled.info.version } });
});

test("the redocly command finds the same mistakes as we do", async () => {
  const project = await createProject({ "spec/schemas/shared/AltType.yaml": "type: strin\nenun: [a]\n" });
  folders.push(project.root);
  await writeFile(join(project.root, "redocly.yaml"), "extends: [recommended-strict]\ntelemetry: off\n");
  const ours = await lintFile(project.root, descriptionFile(project.root), "all");
  const { stdout } = await runRedocly(project.root, ["lint", "spec/openapi.yaml", "--format=github-actions"]);
  const theirs = [...stdout.matchAll(/file=(.*?),line=(\d+)/g)].map(([, file, line]) => `${file}:${line}`);
  expect(ours.length).toBeGreaterThan(4);
  expect(ours.map(({ at }) => at).sort()).toEqual(theirs.sort());
});
