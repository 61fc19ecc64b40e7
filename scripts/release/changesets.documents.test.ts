import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createProject, type Project } from "../generate/testing/project.ts";
import { repository } from "../workspace/paths.ts";
import { changesetProblems } from "./changesets.ts";

let project: Project;

beforeAll(async () => {
  project = await createProject({
    "packages/acme/package.json": '{ "name": "@crm-invoices/acme", "version": "1.0.0" }',
    "packages/acme-tests/package.json": '{ "name": "@crm-invoices/acme-tests", "private": true }',
  });
});

afterAll(() => project?.remove());

test("every changeset that waits can be read, says something and names published packages alone", async () => {
  expect(await changesetProblems(repository)).toEqual([]);
});

test.each([
  ["is in order", '---\n"@crm-invoices/acme": minor\n---\n\nMore.\n', []],
  [
    "has its packages in a heading",
    '---\n\n## "@crm-invoices/acme": minor\n\nMore.\n',
    [/one\.md: .*frontmatter/],
  ],
  ["has a level of its own", '---\n"@crm-invoices/acme": huge\n---\n\nMore.\n', [/one\.md: .*"huge"/]],
  [
    "names a private package",
    '---\n"@crm-invoices/acme-tests": patch\n---\n\nMore.\n',
    [/names @crm-invoices\/acme-tests: expected/],
  ],
  ["names no package", "---\n---\n\nMore.\n", [/names no package/]],
  ["says nothing", '---\n"@crm-invoices/acme": patch\n---\n', [/says nothing/]],
])("a changeset that %s", async (_, text, problems) => {
  await project.write(".changeset/one.md", text);
  expect(await changesetProblems(project.root)).toEqual(
    problems.map((problem) => expect.stringMatching(problem)),
  );
});
