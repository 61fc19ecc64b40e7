import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { repository } from "../workspace/paths.ts";

interface Job {
  readonly needs?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
}

const text = await readFile(join(repository, ".github/workflows/release.yml"), "utf8");
const workflow: {
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
} = parse(text);
const jobs = Object.entries(workflow.jobs);

/** The jobs that have to succeed before this one, the nearest first. */
function before(name: string): string[] {
  const needed = workflow.jobs[name]?.needs;
  return needed === undefined ? [] : [needed, ...before(needed)];
}

test("one job alone can ask for the identity that npm trusts, and it comes after the gate", () => {
  const trusted = jobs.filter(([, { permissions }]) => permissions?.["id-token"] !== undefined);
  expect(trusted.map(([name, { environment }]) => [name, environment])).toEqual([["publish", "npm"]]);
  expect(before("publish")).toContain("gate");
  expect(workflow.jobs["gate"]?.steps.at(-1)?.run).toBe(".ci/run");
});

test("no job has more permissions than it states, and only two may write to the repository", () => {
  expect(workflow.permissions).toEqual({});
  const writing = jobs.filter(([, { permissions }]) => permissions?.["contents"] === "write");
  expect(writing.map(([name]) => name)).toEqual(["version", "tag"]);
  expect(jobs.every(([, { permissions }]) => permissions !== undefined)).toBe(true);
});

test("every action is pinned to a commit", () => {
  const used = jobs.flatMap(([, { steps }]) => steps.flatMap(({ uses }) => uses ?? []));
  expect(used.length).toBeGreaterThan(0);
  for (const action of used) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
});

test("every step of a release is a command of this project", async () => {
  const { scripts }: { scripts: object } = JSON.parse(
    await readFile(join(repository, "package.json"), "utf8"),
  );
  const commands = [...text.matchAll(/pnpm@12 (?:-s )?(release:\w+)/g)].map(([, name = ""]) => name);
  expect(commands).toEqual(["release:next", "release:version", "release:pack", "release:publish"]);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(commands));
});
