import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { publishedPackages } from "./packages.ts";
import { repository } from "./paths.ts";
import { readPlatforms } from "./platforms.ts";

const packages = await publishedPackages(repository);
const { node: nodeVersions, typescript: typescriptVersions } = await readPlatforms(repository);
const list = new Intl.ListFormat("en");

const text = (...path: string[]) => readFile(join(repository, ...path), "utf8");

async function engines(folder: string): Promise<string | undefined> {
  const manifest: { readonly engines?: { readonly node?: string } } = JSON.parse(
    await readFile(join(folder, "package.json"), "utf8"),
  );
  return manifest.engines?.node;
}

test("CONTRIBUTING names the versions that the catalog has, and so what is tested", async () => {
  const contributing = await text("CONTRIBUTING.md");
  expect(contributing).toContain(`Node ${list.format(nodeVersions)}`);
  expect(contributing).toContain(`TypeScript ${list.format(typescriptVersions)}`);
});

describe.each(packages.filter(({ brand }) => brand !== undefined))("the manual of $name", ({ folder }) => {
  test.each([
    ["Node", nodeVersions],
    ["TypeScript", typescriptVersions],
  ])("names the versions of %s that are tested", async (name, versions) => {
    const manual = await readFile(join(folder, "README.md"), "utf8");
    const row = manual.split("\n").find((line) => line.startsWith(`| ${name} `));
    // A version may be named again, as the oldest.
    expect([...new Set(row?.match(/\d+(?:\.\d+)?/g))]).toEqual(versions);
  });
});

test.each(packages.filter(({ name, brand }) => brand !== undefined || name === "@crm-invoices/core"))(
  "$name admits the oldest Node that is tested, and none that is older",
  async ({ folder }) => {
    expect(await engines(folder)).toBe(`>=${nodeVersions[0]}`);
  },
);

test("the mock admits the second oldest Node that is tested, and so that of the workspace", async () => {
  const [, workspaceNode = ""] = /^nodeVersion: (\d+)\./m.exec(await text("pnpm-workspace.yaml")) ?? [];
  const [, oldest] = nodeVersions;
  expect(await engines(join(repository, "packages/mock"))).toBe(`>=${oldest}`);
  expect(await text("packages/mock", "README.md")).toContain(`Node ${oldest} or newer`);
  expect(Number(workspaceNode)).toBeGreaterThanOrEqual(Number(oldest));
  expect(nodeVersions).toContain(workspaceNode);
});

test("the workspace has one Node, whatever the system", async () => {
  const { catalog, nodeVersion }: { catalog: Record<string, string>; nodeVersion: string } = parse(
    await text("pnpm-workspace.yaml"),
  );
  const { optionalDependencies }: { optionalDependencies: Record<string, string> } = JSON.parse(
    await text("package.json"),
  );
  const elsewhere = JSON.parse(await text("tools/node-elsewhere/package.json"));
  const onLinux = Object.keys(optionalDependencies).filter((name) => name.startsWith("node-"));
  expect(onLinux).not.toEqual([]);
  for (const name of onLinux) expect(catalog[name]).toBe(nodeVersion);
  expect(elsewhere.dependencies).toEqual({ node: nodeVersion });
  expect(process.version).toBe(`v${nodeVersion}`);
});
