import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { generateAll } from "../generate/generate-all.ts";
import { brandOverlay, createProject, type Project } from "../generate/testing/project.ts";
import { planChangesets } from "../spec-changeset/plan.ts";
import { markReleased } from "../spec-changeset/released.ts";
import { repository } from "../workspace/paths.ts";
import { run } from "../workspace/run.ts";
import { brandNew, brandRemove } from "./commands.ts";
import { writeDocumentsTask } from "./documents-task.ts";

const tasks = { tasks: { "//#documents": { dependsOn: [] }, build: {} } };
const generate = { tasks: { generate: { inputs: ["$TURBO_EXTENDS$"] } } };
const manifest = (id: string) => `{ "name": "@crm-invoices/${id}", "version": "1.0.0" }\n`;

/** What the overlay of a new brand names. */
const ledger = `entries:
  - id: alt-type
    title: The kind of account has two names
    covers: [{ operation: "*", at: request.altType, kind: variant }]
    decision: the overlay of each brand allows its own
    evidence: S
    status: settled
    why: Each page states one.
    claims: [{ source: publisher, says: one of them }]
`;

const acme = ["acme", "--title", "Acme", "--alt-type", "location"];
const commands = [
  ["brand:new", brandNew, acme],
  ["brand:remove", brandRemove, ["zeta"]],
] as const;
const parts = ["the brand's files", "generate", "turbo.json", "install"];

let project: Project;
let before: ReadonlyMap<string, string>;
// Without a pnpm that runs this, a command does not install.
const pnpm = process.env["npm_execpath"];

beforeAll(async () => {
  delete process.env["npm_execpath"];
  project = await createProject({
    "turbo.json": JSON.stringify(tasks),
    "spec/ledger.yaml": ledger,
    "spec/sources/README.md": "",
    "spec/brands/acme.overlay.yaml": "",
    "spec/brands/highlevel.overlay.yaml": brandOverlay("highlevel", "location"),
    "packages/highlevel/package.json": manifest("highlevel"),
    "packages/highlevel/README.md": "# highlevel\n",
    "packages/highlevel/turbo.json": JSON.stringify(generate),
    "packages/zeta/package.json": manifest("zeta"),
  });
  const git = (...parameters: string[]) => run("git", parameters, { cwd: project.root });
  await git("init", "--quiet");
  await git("rm", "--quiet", "--force", "--ignore-unmatch", "spec/brands/acme.overlay.yaml");
  await git("clean", "--quiet", "--force", "spec/brands/acme.overlay.yaml");
  await generateAll(project.root);
  await writeDocumentsTask(project.root);
  await git("add", "--all");
  await git("-c", "user.name=one", "-c", "user.email=one@example.com", "commit", "--quiet", "-m", "Start");
  before = await files();
});

afterAll(async () => {
  if (pnpm !== undefined) process.env["npm_execpath"] = pnpm;
  await project?.remove();
});

/** Path → text of every file, but for git's own. */
async function files(): Promise<Map<string, string>> {
  const entries = await readdir(project.root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !path.includes("/.git/"));
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(path, "utf8")] as const)));
}

async function outcome(
  command: typeof brandNew,
  parameters: readonly string[],
  watch?: (name: string) => void,
): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const add = (line: string) => void lines.push(line);
  const code = await command(project.root, parameters, { log: add, error: add }, watch);
  return { code, said: lines.join("\n") };
}

describe.each(commands)("%s", (name, command, parameters) => {
  test("takes the parts that are stopped below", async () => {
    const seen: string[] = [];
    await outcome(command, parameters, (part) => {
      seen.push(part);
      if (part === parts.at(-1)) throw Object.assign(new Error("The last one."), { code: "ELAST" });
    });
    expect(seen).toEqual(parts);
  });

  test.each(parts)("that fails at %s leaves nothing behind", async (failing) => {
    const { code, said } = await outcome(command, parameters, (part) => {
      if (part === failing) throw Object.assign(new Error("The disk is full."), { code: "ENOSPC" });
    });
    expect({ code, said }).toEqual({ code: 1, said: "The disk is full." });
    expect(await files()).toEqual(before);
  });

  test("that Ctrl-C stops at any part leaves nothing behind", async () => {
    const module = (path: string) => JSON.stringify(join(repository, "scripts", path));
    const program = `
import { brandNew, brandRemove } from ${module("brand/commands.ts")};
const command = ${name === "brand:new" ? "brandNew" : "brandRemove"};
for (const stopped of ${JSON.stringify(parts)}) {
  const code = await command(${JSON.stringify(project.root)}, ${JSON.stringify(parameters)}, console, (part) => {
    if (part === stopped) process.kill(process.pid, "SIGINT");
  });
  console.log(stopped, code);
}`;
    const printed = await run(process.execPath, ["--input-type=module", "--eval", program], {
      cwd: repository,
      env: { ...process.env, NODE_NO_WARNINGS: "1" },
    });
    expect(printed.trim().split("\n")).toEqual(parts.map((part) => `${part} 1`));
    expect(await files()).toEqual(before);
  });
});

test("a new brand that cannot be generated leaves nothing behind, and can be added once the cause is mended", async () => {
  await project.write("spec/ledger.yaml", "entries: [{ id: broken }]\n");
  const { code, said } = await outcome(brandNew, acme);
  expect(code).toBe(1);
  expect(said).toMatch(/^spec\/ledger\.yaml:1/);
  await project.write("spec/ledger.yaml", ledger);
  expect(await files()).toEqual(before);
  expect(await outcome(brandNew, acme)).toMatchObject({ code: 0 });
  expect(await outcome(brandRemove, ["acme"])).toMatchObject({ code: 0 });
  expect(await files()).toEqual(before);
});

test("a released brand that is removed asks for a changeset that tells its users what to do", async () => {
  await markReleased(project.root);
  const plan = async () => [...(await planChangesets(project.root)).missing];
  expect(await plan()).toEqual([]);
  expect(await outcome(brandRemove, ["zeta", "--force"])).toEqual({
    code: 0,
    said: expect.stringContaining("Next: run `pnpm spec:changeset`"),
  });
  expect(await plan()).toEqual([
    [
      ".changeset/from-spec-documents-major.md",
      expect.stringMatching(
        /^---\n"@crm-invoices\/spec": major\n---\n\nThe brand zeta is gone: .* Keep the versions/,
      ),
    ],
  ]);
});
