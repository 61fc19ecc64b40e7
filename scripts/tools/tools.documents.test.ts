import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { sourceFiles } from "../workspace/git.ts";
import { workspacePackages } from "../workspace/packages.ts";
import { repository } from "../workspace/paths.ts";
import { listTools } from "./install.ts";

interface Manifest {
  readonly scripts?: object;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const text = (path: string) => readFile(join(repository, path), "utf8");
const read = async <Content>(path: string): Promise<Content> => parse(await text(path));

const tools = await listTools(repository);
const workspace = await read<{
  nodeVersion: string;
  catalog: Record<string, string>;
  catalogs: Record<string, Record<string, string>>;
  overrides: Record<string, string>;
}>("pnpm-workspace.yaml");
const catalogs = [workspace.catalog, ...Object.values(workspace.catalogs)];

test("there are some", () => expect(tools).not.toEqual([]));

describe.each(tools)("tools/%s", (name) => {
  test("are installed by a task that reads their manifests, and a task waits for it", async () => {
    const { scripts } = await read<{ scripts: Record<string, string> }>("package.json");
    const { tasks } = await read<{ tasks: Record<string, { inputs: string[] }> }>("turbo.json");
    expect(scripts[`tools:${name}`]).toBe(`node scripts/tools.ts ${name}`);
    expect(tasks[`//#tools:${name}`]).toEqual({
      inputs: [`tools/${name}/*.{json,yaml}`],
      passThroughEnv: ["NODE_EXTRA_CA_CERTS", "*_PROXY", "*_proxy"],
      cache: false,
    });
  });

  test("are exact versions, those of the workspace where it has them too, for the workspace's Node", async () => {
    const manifest = await read<Manifest>(`tools/${name}/package.json`);
    const { nodeVersion } = await read<{ nodeVersion: string }>(`tools/${name}/pnpm-workspace.yaml`);
    const wanted = Object.entries({ ...manifest.dependencies, ...manifest.optionalDependencies });
    expect(nodeVersion).toBe(workspace.nodeVersion);
    expect(wanted.length).toBeGreaterThan(0);
    for (const [tool, version] of wanted) {
      expect(version).toMatch(/^(npm:[\w@/.-]+@)?\d+\.\d+\.\d+[\w.-]*$/);
      const own = catalogs.flatMap((catalog) => catalog[tool] ?? []);
      expect([tool, own.length === 0 || own.includes(version)]).toEqual([tool, true]);
    }
  });
});

test.each(Object.entries(workspace.overrides))("%s leads to what its tools install", async (_, link) => {
  const [, name = "", tool = ""] = /^link:tools\/([\w-]+)\/node_modules\/(.+)$/.exec(link) ?? [];
  const { dependencies = {} } = await read<Manifest>(`tools/${name}/package.json`);
  expect(Object.keys(dependencies)).toContain(tool);
});

const programs = (await sourceFiles(repository, "tools")).filter((path) => path.endsWith(".ts"));

test("there are programs among them", () => expect(programs).not.toEqual([]));

test.each(programs)("tools/%s is type-checked by a package that waits for what it imports", async (path) => {
  const name = dirname(path);
  const folders = [...(await workspacePackages(repository)).values()];
  const checks = await Promise.all(
    folders
      .filter((folder) => existsSync(join(repository, folder, "turbo.json")))
      .map(async (folder) => {
        const { tasks } = await read<{ tasks: Record<string, { dependsOn?: string[] }> }>(
          `${folder}/turbo.json`,
        );
        if (!tasks["types"]?.dependsOn?.includes(`//#tools:${name}`)) return false;
        const { include } = await read<{ include: string[] }>(`${folder}/tsconfig.json`);
        return include.includes(`../../tools/${name}/*.ts`);
      }),
  );
  expect(checks.filter(Boolean)).not.toEqual([]);
});

test("Dependabot knows every folder of tools, beside the workspace", async () => {
  const { updates } = await read<{ updates: { "package-ecosystem": string; directories?: string[] }[] }>(
    ".github/dependabot.yml",
  );
  const npm = updates.filter((each) => each["package-ecosystem"] === "npm");
  expect(npm.flatMap(({ directories = [] }) => directories)).toEqual(["/", "/tools/*"]);
});

test("CONTRIBUTING says what every folder of tools is for", async () => {
  const named = [...(await text("CONTRIBUTING.md")).matchAll(/^\| `tools\/([\w-]+)` /gm)].map(
    ([, name]) => name,
  );
  expect(named.sort()).toEqual(tools);
});
