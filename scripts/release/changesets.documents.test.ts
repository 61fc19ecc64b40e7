import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createProject, type Project } from "../generate/testing/project.ts";
import { listChangesets, pendingBumps } from "../workspace/changesets.ts";
import { isReleased, publishedPackages } from "../workspace/packages.ts";
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

test("a package that has no release yet has a changeset that says what it is, as its first changelog", async () => {
  const bumps = await pendingBumps(repository);
  const first = (await publishedPackages(repository)).filter(({ version }) => !isReleased(version));
  for (const { name } of first) expect([name, bumps.get(name)]).toEqual([name, "major"]);
  const ofSpec = first.some(({ name }) => name === "@crm-invoices/spec");
  const derived = (await listChangesets(repository)).filter((path) => path.includes("/from-spec-"));
  expect(ofSpec ? derived : []).toEqual([]);
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
