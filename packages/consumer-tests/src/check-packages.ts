import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "@crm-invoices/scripts/consumer";
import { comesWithBrand, installBrand } from "./install-brand.ts";
import { folderSize, installedPackages } from "./installed-size.ts";
import { lintTarball } from "./lint-tarball.ts";
import { type PublishedPackage, publishedPackages, workspace } from "./published.ts";
import { compilers, instantiations } from "./type-cost.ts";

// What openapi-fetch brings, 0.26 MB, is not ours to make smaller.
const maximumBytes = 500_000;
const maximumInstantiations = 1_000;

const packages = await publishedPackages();
const problems: string[] = [...(await lintPackages())];
for (const brand of packages.filter(({ isBrand }) => isBrand)) problems.push(...(await checkBrand(brand)));
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

async function lintPackages(): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-tarballs-"));
  try {
    for (const each of packages) await run("pnpm", ["pack", "--pack-destination", folder], each.folder);
    const found: string[] = [];
    for (const name of await readdir(folder)) found.push(...(await lintTarball(join(folder, name))));
    return found;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function checkBrand({ name, folder }: PublishedPackage): Promise<readonly string[]> {
  const consumer = await installBrand(folder);
  try {
    return [...(await checkInstalled(name, consumer.folder)), ...(await checkTypes(name, consumer.folder))];
  } finally {
    await consumer.remove();
  }
}

async function checkInstalled(brand: string, project: string): Promise<readonly string[]> {
  const installed = await installedPackages(project);
  const size = async (names: readonly string[]) => {
    const sizes = await Promise.all(names.map((name) => folderSize(join(project, "node_modules", name))));
    return sizes.reduce((sum, bytes) => sum + bytes, 0);
  };
  const bytes = await size([brand, "@crm-invoices/core"]);
  console.log(
    `${brand}: ${bytes} bytes with the core, ${await size(installed)} bytes with openapi-fetch too`,
  );
  const expected = [brand, ...comesWithBrand];
  return [
    ...installed
      .filter((name) => !expected.includes(name))
      .map((name) => `${brand} installs ${name}: a brand may depend on the core and openapi-fetch alone.`),
    ...(bytes > maximumBytes
      ? [`${brand} and the core have ${bytes} bytes: at most ${maximumBytes} are allowed.`]
      : []),
  ];
}

async function checkTypes(brand: string, project: string): Promise<readonly string[]> {
  const program = await readFile(join(workspace, "packages/consumer-tests/programs/one-call.ts"), "utf8");
  await writeFile(join(project, "one-call.ts"), program.replace("@crm-invoices/highlevel", brand));
  const problems: string[] = [];
  for (const compiler of compilers) {
    for (const libraries of ["skipped", "checked"]) {
      try {
        const count = await instantiations(compiler, "one-call.ts", project, libraries === "skipped");
        console.log(`${brand}: ${count} instantiations in ${compiler}, libraries ${libraries}`);
        if (count > maximumInstantiations) {
          problems.push(
            `${brand} costs ${count} instantiations in ${compiler}, libraries ${libraries}: at most ${maximumInstantiations} are allowed.`,
          );
        }
      } catch (error) {
        // Among the compiler's statistics.
        const errors =
          String(error)
            .match(/^.*error TS.*$/gm)
            ?.slice(0, 5)
            .join("\n") ?? String(error);
        problems.push(`${brand} does not compile with ${compiler}, libraries ${libraries}:\n${errors}`);
      }
    }
  }
  return problems;
}
