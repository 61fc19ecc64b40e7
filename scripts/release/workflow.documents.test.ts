import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { repository } from "../workspace/paths.ts";

interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly name: string;
  readonly on: object;
  readonly permissions: object;
  readonly concurrency: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const text = await readFile(join(repository, ".github/workflows/release.yml"), "utf8");
const workflow: Workflow = parse(text);
const ci: Workflow = parse(await readFile(join(repository, ".github/workflows/ci.yml"), "utf8"));
const jobs = Object.entries(workflow.jobs);

/** What GitHub puts the value of in. */
const expression = (text: string) => `\${{ ${text} }}`;

/** The jobs that have to succeed before this one. */
function before(name: string): string[] {
  const needed = [workflow.jobs[name]?.needs ?? []].flat();
  return [...needed, ...needed.flatMap(before)];
}

test("one job alone can ask for the identity that npm trusts, and it comes after the gate", () => {
  const trusted = jobs.filter(([, { permissions }]) => permissions?.["id-token"] !== undefined);
  expect(trusted.map(([name, { environment }]) => [name, environment])).toEqual([["publish", "npm"]]);
  expect(before("publish")).toEqual(expect.arrayContaining(["next", "gate", "pack"]));
});

test("a release waits for CI: it comes after a run of it for a push to main, and asks for that of its commit", () => {
  expect(workflow.on).toEqual({
    workflow_run: { workflows: [ci.name], types: ["completed"], branches: ["main"] },
  });
  expect(workflow.jobs["next"]?.if).toBe(
    "github.event.workflow_run.conclusion == 'success' && github.event.workflow_run.event == 'push'",
  );
  const [asked] = workflow.jobs["gate"]?.steps ?? [];
  expect(asked?.env?.["COMMIT"]).toBe(expression("needs.next.outputs.publish"));
  expect(asked?.run).toMatch(/--workflow ci\.yml --commit "\$COMMIT" --event push --status success/);
});

test("CI runs the gate to its end for each commit of main, and the release runs none of its own", () => {
  expect(Object.values(ci.jobs).flatMap(({ steps }) => steps.map(({ run }) => run))).toContain(".ci/run");
  expect(ci.concurrency).toMatchObject({
    group: `ci-${expression("github.event_name == 'push' && github.sha || github.ref")}`,
  });
  expect(text).not.toContain(".ci/run");
});

test("what is packed, published and tagged is the commit that made the versions", () => {
  for (const name of ["pack", "publish", "tag"]) {
    const [checkout] = workflow.jobs[name]?.steps ?? [];
    expect(checkout?.with?.["ref"]).toBe(expression("needs.next.outputs.publish"));
    expect(before(name)).toContain("gate");
  }
});

test("one exact version of the package manager runs in every job", () => {
  const used = [...text.matchAll(/\bpnpm@(\S+)/g)].map(([, version = ""]) => version);
  expect(new Set(used).size).toBe(1);
  expect(used[0]).toMatch(/^\d+\.\d+\.\d+$/);
  expect(text).not.toMatch(/(npx|corepack|npm exec) (?!pnpm@)/);
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
  const commands = [...text.matchAll(/pnpm@[\d.]+ (?:-s )?(release:\w+)/g)].map(([, name = ""]) => name);
  expect(commands).toEqual(["release:next", "release:version", "release:pack", "release:publish"]);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(commands));
});
