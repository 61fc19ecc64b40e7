import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pendingBumps } from "@crm-invoices/scripts/changesets";
import { runCommand } from "@crm-invoices/scripts/command";
import { run } from "@crm-invoices/scripts/consumer";
import { oneCall } from "@crm-invoices/scripts/one-call";
import { type PublishedPackage, publishedPackages } from "@crm-invoices/scripts/packages";
import { installBrand } from "./install-brand.ts";
import { folderSize, installedPackages } from "./installed-size.ts";
import { lintTarball } from "./lint-tarball.ts";
import { judgeRelease } from "./released/judge.ts";
import { ownCostComplaint, ownCosts } from "./type-cost.ts";
import { undeclaredImports } from "./undeclared-imports.ts";
import { workspace } from "./workspace.ts";

// Of all that npm installs with a brand: its types under both contracts, as ES modules and CommonJS.
const maximumMegabytes = 1.5;

await runCommand(async () => {
  const here = (await publishedPackages(workspace)).find(({ folder }) => folder === process.cwd());
  if (here === undefined) throw new Error("Run this in the folder of a package that is published.");
  const problems = await checkPackage(here);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
});

/** What is wrong with a package as it would be published. */
async function checkPackage(each: PublishedPackage): Promise<readonly string[]> {
  return [
    ...(await lintPackage(each)),
    ...(await undeclaredImports(each.folder)),
    ...(await checkReleased(each)),
    ...(each.brand === undefined ? [] : await checkBrand(each)),
  ];
}

async function lintPackage({ folder }: PublishedPackage): Promise<readonly string[]> {
  const target = await mkdtemp(join(tmpdir(), "crm-invoices-tarball-"));
  try {
    await run("pnpm", ["pack", "--pack-destination", target], folder);
    const [tarball = ""] = await readdir(target);
    const manifest = await readFile(join(folder, "package.json"), "utf8");
    return await lintTarball(join(target, tarball), manifest.includes('"require":') ? "strict" : "esm-only");
  } finally {
    await rm(target, { recursive: true });
  }
}

async function checkReleased(each: PublishedPackage): Promise<readonly string[]> {
  const { verdict, says } = await judgeRelease(each, (await pendingBumps(workspace)).get(each.name));
  if (verdict === "refused") return [says];
  console.log(says);
  return [];
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
  const sizes = await Promise.all(installed.map((each) => folderSize(join(project, "node_modules", each))));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`${brand}: ${bytes} bytes installed, with all that comes with it`);
  const readme = await readFile(join(project, "node_modules", brand, "README.md"), "utf8");
  const own = [brand, "@crm-invoices/core"];
  const expected = [...own, "openapi-fetch", "openapi-typescript-helpers"];
  const unexpected = installed.filter((name) => !expected.includes(name));
  return [
    ...unexpected.map(
      (name) =>
        `${brand} installs ${name}: a brand may depend on the core, and that on openapi-fetch, alone.`,
    ),
    ...(await Promise.all(own.map((name) => checkPeers(name, project)))).flat(),
    ...(bytes > maximumMegabytes * 1_000_000
      ? [`${brand} and what it installs have ${bytes} bytes: at most ${maximumMegabytes} MB are allowed.`]
      : []),
    // In whichever language the manual is.
    ...(readme.includes(` ${maximumMegabytes} MB.`)
      ? []
      : [
          `The README of ${brand} does not say that it and what it installs have at most ${maximumMegabytes} MB.`,
        ]),
  ];
}

/** One install brings everything that a package needs. */
async function checkPeers(name: string, project: string): Promise<readonly string[]> {
  const text = await readFile(join(project, "node_modules", name, "package.json"), "utf8");
  const { peerDependencies = {} }: { readonly peerDependencies?: object } = JSON.parse(text);
  return Object.keys(peerDependencies).map(
    (peer) => `${name} wants ${peer} beside it: depend on it instead.`,
  );
}

async function checkTypes(brand: string, project: string): Promise<readonly string[]> {
  await writeFile(join(project, "one-call.ts"), oneCall(brand));
  const problems: string[] = [];
  try {
    for await (const cost of ownCosts("one-call.ts", project)) {
      const says = `${cost.own} instantiations in ${cost.compiler} (libraries ${cost.checked ? "checked" : "skipped"})`;
      console.log(`${brand}: ${says}`);
      const complaint = ownCostComplaint(cost);
      if (complaint !== undefined) problems.push(`${brand} costs ${says}: ${complaint}.`);
    }
  } catch (error) {
    // Among the compiler's statistics.
    const errors = String(error).match(/^.*error TS.*$/gm);
    problems.push(`${brand} does not compile:\n${errors?.slice(0, 5).join("\n") ?? String(error)}`);
  }
  return problems;
}
