import { mkdir, readdir, realpath, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createConsumer } from "@crm-invoices/scripts/consumer";
import { repository } from "@crm-invoices/scripts/paths";

const own = join(import.meta.dirname, "../node_modules");

/** What a guide's project has beside the packages and the frameworks. Next would install TypeScript itself where it is missing. */
const tools = ["@jest/globals", "@swc/core", "@swc/jest", "@types/node", "jest", "typescript"];

/**
 * Installs the packed packages in a project, as users would, and links what the guides use with them. Jest calls it before all
 * tests; each guide's project takes its `node_modules`.
 */
export default async function install(): Promise<void> {
  const packages = ["spec", ...["core", "highlevel", "mock", "sandbox"].map((name) => `packages/${name}`)];
  const openapiFetch = await realpath(join(repository, "packages/core/node_modules/openapi-fetch"));
  const { folder } = await createConsumer(
    {
      own: packages.map((name) => join(repository, name)),
      thirdParty: [openapiFetch, join(openapiFetch, "../openapi-typescript-helpers")],
    },
    "",
  );
  process.env["GUIDE_PROJECT"] = await realpath(folder);
  const frameworks = join(repository, "tools/frameworks/node_modules");
  await link(frameworks, await packagesOf(frameworks), folder);
  await link(own, tools, folder);
}

async function packagesOf(modules: string): Promise<string[]> {
  const names = (await readdir(modules)).filter((name) => !name.startsWith("."));
  const packages = names.map(async (name) =>
    name.startsWith("@") ? (await readdir(join(modules, name))).map((scoped) => `${name}/${scoped}`) : [name],
  );
  return (await Promise.all(packages)).flat();
}

async function link(modules: string, names: readonly string[], project: string): Promise<void> {
  for (const name of names) {
    const path = join(project, "node_modules", name);
    await mkdir(dirname(path), { recursive: true });
    await symlink(await realpath(join(modules, name)), path);
  }
}
