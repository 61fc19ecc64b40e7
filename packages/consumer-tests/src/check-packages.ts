import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "@crm-invoices/scripts/consumer";
import { type PublishedPackage, publishedPackages } from "@crm-invoices/scripts/packages";
import { installBrand } from "./install-brand.ts";
import { folderSize, installedPackages } from "./installed-size.ts";
import { lintTarball } from "./lint-tarball.ts";
import { costComplaint, describeCost, typeCosts } from "./type-cost.ts";
import { workspace } from "./workspace.ts";

// Of all that npm installs with a brand.
const maximumBytes = 500_000;

const packages = await publishedPackages(workspace);
const problems: string[] = [...(await lintPackages())];
for (const each of packages.filter(({ brand }) => brand)) problems.push(...(await checkBrand(each)));
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
  const consumer = await installBrand(folder, { openapiFetch: false });
  try {
    return [...(await checkInstalled(name, consumer.folder)), ...(await checkTypes(name, consumer.folder))];
  } finally {
    await consumer.remove();
  }
}

async function checkInstalled(brand: string, project: string): Promise<readonly string[]> {
  const installed = await installedPackages(project);
  const sizes = await Promise.all(installed.map((each) => folderSize(join(project, "node_modules", each))));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`${brand}: ${bytes} bytes installed, with all that comes with it`);
  const expected = [brand, "@crm-invoices/core"];
  const unexpected = installed.filter((name) => !expected.includes(name));
  return [
    ...unexpected.map((name) => `${brand} installs ${name}: a brand may depend on the core alone.`),
    ...(await Promise.all(expected.map((name) => checkPeers(name, project)))).flat(),
    ...(bytes > maximumBytes
      ? [`${brand} and what it installs have ${bytes} bytes: at most ${maximumBytes} are allowed.`]
      : []),
  ];
}

interface Manifest {
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** Package managers that keep packages apart give openapi-fetch to the core only if the brand names it too. */
async function checkPeers(name: string, project: string): Promise<readonly string[]> {
  const text = await readFile(join(project, "node_modules", name, "package.json"), "utf8");
  const { peerDependencies = {}, peerDependenciesMeta = {} }: Manifest = JSON.parse(text);
  const peers = Object.keys(peerDependencies);
  return peers.join() === "openapi-fetch" && peerDependenciesMeta["openapi-fetch"]?.optional
    ? []
    : [`${name} must have openapi-fetch, and nothing else, as an optional peer.`];
}

async function checkTypes(brand: string, project: string): Promise<readonly string[]> {
  const program = await readFile(join(workspace, "packages/consumer-tests/programs/one-call.ts"), "utf8");
  await writeFile(join(project, "one-call.ts"), program.replace("@crm-invoices/highlevel", brand));
  const problems: string[] = [];
  try {
    for await (const cost of typeCosts("one-call.ts", project)) {
      console.log(`${brand}: ${describeCost(cost)}`);
      const complaint = costComplaint(cost);
      if (complaint !== undefined) problems.push(`${brand} costs ${describeCost(cost)}: ${complaint}.`);
    }
  } catch (error) {
    // Among the compiler's statistics.
    const errors = String(error).match(/^.*error TS.*$/gm);
    problems.push(`${brand} does not compile:\n${errors?.slice(0, 5).join("\n") ?? String(error)}`);
  }
  return problems;
}
