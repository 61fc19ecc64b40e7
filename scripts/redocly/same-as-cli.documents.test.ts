import { expect, test } from "@jest/globals";
import { listDocuments } from "../generate/brands.ts";
import { createProject } from "../generate/testing/project.ts";
import { readBundle } from "../spec-tests/bundles.ts";
import { descriptionFile, repository } from "../workspace/paths.ts";
import { redocly, runRedocly } from "../workspace/redocly.ts";
import { lintFile } from "./lint.ts";

test("the redocly command bundles every document as we do", async () => {
  const names = await listDocuments(repository);
  const config = "--config=spec/generated/redocly.yaml";
  // One after the other, without anything between them.
  const printed = await redocly(repository, ["bundle", ...names, config, "--ext=json"]);
  const bundled = printed.split(/(?<=^\})(?=\{$)/m).map((text) => JSON.parse(text));
  const made = names.map((name, index) => {
    const { "x-generated": _, info, ...document } = readBundle(name);
    // A generated document has the version of the package that publishes it.
    return { ...document, info: { ...Object(info), version: bundled[index]?.info.version } };
  });
  expect(bundled).toEqual(made);
});

test("the redocly command finds the same mistakes as we do", async () => {
  const project = await createProject({ "spec/schemas/shared/AltType.yaml": "type: strin\nenun: [a]\n" });
  await project.write("redocly.yaml", "extends: [recommended-strict]\ntelemetry: off\n");
  const ours = await lintFile(project.root, descriptionFile(project.root), "all");
  const { stdout } = await runRedocly(project.root, ["lint", "spec/openapi.yaml", "--format=github-actions"]);
  await project.remove();
  const theirs = [...stdout.matchAll(/file=(.*?),line=(\d+)/g)].map(([, file, line]) => `${file}:${line}`);
  expect(ours.length).toBeGreaterThan(4);
  expect(ours.map(({ at }) => at).sort()).toEqual(theirs.sort());
});
