import { readdir, readFile, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { generateAll } from "../generate/generate-all.ts";
import { brandOverlay, createProject, type Project } from "../generate/testing/project.ts";
import { markReleased } from "../spec-changeset/released.ts";
import { repository } from "../workspace/paths.ts";
import { run } from "../workspace/run.ts";
import { releaseVersion } from "./version.ts";

const exports = { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } };
const manifest = (name: string, more: object) =>
  `${JSON.stringify({ name: `@crm-invoices/${name}`, version: "1.0.0", ...more }, null, 2)}\n`;

let project: Project;
let before: ReadonlyMap<string, string>;

beforeAll(async () => {
  project = await createProject({
    "package.json": '{ "name": "project", "private": true }\n',
    "pnpm-workspace.yaml": "packages: [spec, packages/*]\ncatalog: {}\n",
    "tools/platforms/package.json": '{ "dependencies": { "typescript6": "a" } }',
    ".gitignore": "node_modules\n",
    ".changeset/config.json": await readFile(join(repository, ".changeset/config.json"), "utf8"),
    ".changeset/more.md": '---\n"@crm-invoices/oak": patch\n---\n\nSmaller.\n',
    "spec/package.json": manifest("spec", {}),
    "spec/brands/acme.overlay.yaml": brandOverlay("acme", "location"),
    "spec/brands/zeta.overlay.yaml": brandOverlay("zeta", "account", "es"),
    "packages/acme/package.json": manifest("acme", {}),
    "packages/oak/package.json": manifest("oak", { exports }),
    "packages/oak/README.md": "# Oak\n",
    "packages/oak/src/index.ts": "export const one = 1;\n",
    "packages/zeta/package.json": manifest("zeta", {}),
  });
  await symlink(join(repository, "node_modules"), join(project.root, "node_modules"));
  await generateAll(project.root);
  await markReleased(project.root);
  await git("init", "--quiet", "--initial-branch=main");
  await git("add", "--all");
  await git("-c", "user.name=one", "-c", "user.email=one@example.com", "commit", "--quiet", "-m", "Start");
  before = await files();
});

afterEach(async () => {
  await git("reset", "--quiet", "--hard");
  await git("clean", "--quiet", "-d", "--force");
});

afterAll(async () => {
  // The link alone, not what it leads to.
  await rm(join(project.root, "node_modules"));
  await project.remove();
});

const git = (...parameters: string[]) => run("git", parameters, { cwd: project.root });

/** Path → text of every file that git would take. */
async function files(): Promise<Map<string, string>> {
  const entries = await readdir(project.root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !/\/(\.git|node_modules)\//.test(path));
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(path, "utf8")] as const)));
}

const version = async (folder: string): Promise<unknown> =>
  JSON.parse(await readFile(join(project.root, folder, "package.json"), "utf8")).version;

test("what waits becomes versions and changelogs, and is kept as what was released", async () => {
  const released = await releaseVersion(project.root);
  expect(released).toMatchObject([{ name: "@crm-invoices/oak", version: "1.0.1" }]);
  expect(await version("packages/zeta")).toBe("1.0.0");
  expect(await readFile(join(project.root, "packages/oak/CHANGELOG.md"), "utf8")).toContain("Smaller.");
  expect(await readFile(join(project.root, "packages/oak/released/exports.ts"), "utf8")).toContain("one");
});

test("a breaking edit of the description with a changeset by hand alone is refused, and nothing is done", async () => {
  const path = "spec/schemas/invoices/VoidInvoiceRequest.yaml";
  const text = await readFile(join(project.root, path), "utf8");
  await project.write(
    path,
    text.replace("    type: string\n    description: Why", "    type: integer\n    description: Why"),
  );
  await project.write(
    "spec/examples/invoices/void.request.yaml",
    "value: { altId: a, altType: location, reason: 1 }\n",
  );
  await generateAll(project.root);
  await project.write(
    ".changeset/hidden.md",
    '---\n"@crm-invoices/acme": patch\n"@crm-invoices/zeta": patch\n"@crm-invoices/spec": patch\n---\n\nTidied.\n',
  );
  const edited = await files();
  await expect(releaseVersion(project.root)).rejects.toThrow(
    /from-spec-every-brand-major\.md is missing[\s\S]*Run `pnpm spec:changeset`/,
  );
  expect(await files()).toEqual(edited);
});

test.each([
  [
    "a description that was edited and not generated",
    "spec/schemas/shared/AltType.yaml",
    "type: string\ndescription: A kind.\nenum: [location, account]\n",
    /Run|run `pnpm generate`/,
  ],
  ["a changeset that cannot be read", ".changeset/bad.md", "Nothing.\n", /\.changeset\/bad\.md/],
  [
    "a changeset of what is not published",
    ".changeset/bad.md",
    '---\n"acorn": patch\n---\n\nMore.\n',
    /names acorn/,
  ],
])("%s is refused, and nothing is done", async (_, path, text, message) => {
  await project.write(path, text);
  const edited = await files();
  await expect(releaseVersion(project.root)).rejects.toThrow(message);
  expect(await files()).toEqual(edited);
});

test.each(["changeset version", "generate", "stamps", "documents", "code"])(
  "a release that fails at %s leaves everything as it was",
  async (failing) => {
    const seen: string[] = [];
    const releasing = releaseVersion(project.root, (part) => {
      seen.push(part);
      if (part === failing) throw new Error("The disk is full.");
    });
    await expect(releasing).rejects.toThrow("The disk is full.");
    expect(seen.at(-1)).toBe(failing);
    expect(await files()).toEqual(before);
  },
);

test("a release that Ctrl-C stops at any part leaves everything as it was", async () => {
  const program = `
import { releaseVersion } from ${JSON.stringify(join(repository, "scripts/release/version.ts"))};
for (const stopped of ["changeset version", "generate", "stamps", "documents", "code"]) {
  const release = releaseVersion(${JSON.stringify(project.root)}, (part) => {
    if (part === stopped) process.kill(process.pid, "SIGINT");
  });
  await release.catch((error) => console.log(stopped, error.message));
}`;
  const printed = await run(process.execPath, ["--no-warnings", "--input-type=module", "--eval", program], {
    cwd: repository,
  });
  expect(printed).toBe(
    "changeset version Stopped by SIGINT.\ngenerate Stopped by SIGINT.\nstamps Stopped by SIGINT.\ndocuments Stopped by SIGINT.\ncode Stopped by SIGINT.\n",
  );
  expect(await files()).toEqual(before);
});
