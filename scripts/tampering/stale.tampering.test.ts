import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { checkFresh } from "../generate/check-fresh.ts";
import { generateAll } from "../generate/generate-all.ts";
import { createProject, type Project } from "../generate/testing/project.ts";
import { currentBundles } from "../generate/units.ts";
import { checkSpec } from "../lint/check-spec.ts";
import { lintSpec } from "../lint/lint-spec.ts";
import { reconcileProject } from "../reconcile/project.ts";
import { checkRelease } from "../release/check.ts";
import { releaseVersion } from "../release/version.ts";
import { specChangeset } from "../spec-changeset/command.ts";
import { specDrift } from "../spec-drift/command.ts";
import { repository } from "../workspace/paths.ts";

let project: Project;

const schema = "spec/schemas/invoices/VoidInvoiceRequest.yaml";
const types = "packages/acme/src/generated/types.ts";
const manifest = "spec/generated/manifests/acme.json";
const text = (path: string) => readFile(join(project.root, path), "utf8");

/** Edits the description so that its documents have one more field. */
async function addField(): Promise<void> {
  await project.write(
    schema,
    `${await text(schema)}  memo:\n    type: string\n    description: One more field.\n`,
  );
}

const states: [state: string, tamper: () => Promise<void>][] = [
  ["a stale document", addField],
  [
    "a document that was edited by hand",
    async () => {
      const path = "spec/generated/acme.json";
      await project.write(path, (await text(path)).replace("Why the invoice is void.", "Because."));
    },
  ],
  [
    "old types with their old manifest",
    async () => {
      const before = new Map([
        [types, await text(types)],
        [manifest, await text(manifest)],
      ]);
      await addField();
      await generateAll(project.root);
      for (const [path, old] of before) await project.write(path, old);
    },
  ],
];

/** What a command that gives an exit code prints as errors, or what another one throws. */
async function errorOf(run: (errors: string[]) => Promise<unknown>): Promise<string> {
  const errors: string[] = [];
  try {
    const code = await run(errors);
    expect(code).not.toBe(0);
  } catch (error) {
    errors.push(error instanceof Error ? error.message : String(error));
  }
  return errors.join("\n");
}

const refusing: [command: string, run: (root: string, errors: string[]) => Promise<unknown>][] = [
  ["generate --check", (root) => checkFresh(root)],
  ["check:spec", (root) => checkSpec(root, { log: () => {} })],
  ...[[], ["--check"], ["--released"]].map((parameters): (typeof refusing)[number] => [
    ["spec:changeset", ...parameters].join(" "),
    (root, errors) => specChangeset(root, parameters, { log: () => {}, error: (line) => errors.push(line) }),
  ]),
  [
    "spec:drift",
    async (root, errors) => {
      const call = { request: { method: "GET", url: "https://example.com/invoices" } };
      await project.write("calls.har", JSON.stringify({ log: { version: "1.2", entries: [call] } }));
      return specDrift(root, [join(root, "calls.har")], {
        log: () => {},
        error: (line) => errors.push(line),
      });
    },
  ],
  ["release:version", (root) => releaseVersion(root)],
  ["release:check", (root) => checkRelease(root)],
];

describe.each(states)("with %s", (_, tamper) => {
  // What refuses leaves the project as it is; the last test mends it.
  beforeAll(async () => {
    project = await createProject();
    await generateAll(project.root);
    await tamper();
  });
  afterAll(() => project?.remove());

  test.each(refusing)("`pnpm %s` refuses and names the command that mends it", async (__, run) => {
    const error = await errorOf((errors) => run(project.root, errors));
    expect(error).toMatch(/^These generated files are not what spec\/ gives now:/m);
    expect(error).toContain("run `pnpm generate`");
  });

  test("`pnpm reconcile` and `pnpm lint:spec` judge what spec/ says now, and `pnpm generate` mends it", async () => {
    const { root } = project;
    const judged = async () => ({
      reconciled: (await reconcileProject(root, currentBundles(root))).report,
      linted: await lintSpec(root, currentBundles(root)),
    });
    const found = await judged();
    await generateAll(root);
    await checkFresh(root);
    expect(await judged()).toEqual(found);
    expect(await text("spec/generated/RECONCILIATION.md")).toContain(found.reconciled);
  });
});

test("every command of CONTRIBUTING generates first, refuses, or does not read what is generated", async () => {
  const manual = await readFile(join(repository, "CONTRIBUTING.md"), "utf8");
  const { scripts } = JSON.parse(await readFile(join(repository, "package.json"), "utf8"));
  const commands = [...manual.matchAll(/^\| `pnpm (?:run )?([\w:]+)`/gm)].map(([, name = ""]) => name);
  expect(commands.length).toBeGreaterThan(20);
  const generatesFirst = (name: string) => /pnpm -s (turbo|docs:build)\b/.test(scripts[name]);
  const tested = ["start", "generate", "reconcile", "spec:changeset", "spec:drift", "check"];
  // These read spec/ itself, or write files of it and generate then.
  const independent = ["dev", "source:import", "brand:new", "format"];
  expect(
    commands.filter((name) => !generatesFirst(name) && ![...tested, ...independent].includes(name)),
  ).toEqual([]);
  expect(scripts["turbo"]).toMatch(/^node scripts\/generate\.ts && /);
  expect(scripts["docs:build"]).toMatch(/^pnpm -s turbo /);
  expect(scripts["check:spec"]).toBe("node scripts/check-spec.ts");
  expect(scripts["check"]).toMatch(/^pnpm -s check:spec && /);
  expect(scripts["release:pack"]).toMatch(
    /^pnpm -s generate --check && .* && node scripts\/release-check\.ts --packed$/,
  );
  expect(scripts["release:publish"]).toMatch(/^pnpm -s release:check && /);
});
