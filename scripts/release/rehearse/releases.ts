import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../command/user-error.ts";
import { readBrands } from "../../generate/brands.ts";
import { documentPackages, isReleased, publishedPackages } from "../../workspace/packages.ts";
import { repository } from "../../workspace/paths.ts";
import { pnpm } from "../../workspace/pnpm.ts";
import { run } from "../../workspace/run.ts";
import type { Scratch } from "../../workspace/scratch.ts";
import type { Step } from "../../workspace/steps.ts";
import { clientStamps } from "../stamp.ts";
import { buildPage, callMock, checkCommand, installed } from "./consumers.ts";
import { expectEqual } from "./expect-equal.ts";
import { checkLatest, versionsIn } from "./in-registry.ts";
import type { Registry } from "./registry.ts";

const translation = "spec/languages/es.overlay.yaml";

/** Makes the first release of a scratch clone, installs and uses it, and makes a second one. */
export async function rehearseReleases(scratch: Scratch, registry: Registry, step: Step): Promise<void> {
  const { root } = scratch;
  // What a release does not touch was built and tested here already, and is taken from there.
  const env = { ...registry.env, TURBO_CACHE_DIR: join(repository, ".turbo/cache") };
  const command = (...parameters: string[]) => {
    return (signal: AbortSignal) => pnpm(["-s", ...parameters], { cwd: root, env, signal });
  };
  const next = async (...expected: readonly string[]) => {
    const printed = await step(
      `release:next, which says ${expected.join(", ")}`,
      300,
      command("release:next"),
    );
    expectEqual("What release:next prints", printed.trim().split("\n"), expected);
  };
  const commit = async (message: string) => {
    await scratch.git("add", "--all");
    await scratch.git("commit", "--quiet", `--message=${message}`);
    return (await scratch.git("rev-parse", "HEAD")).trim();
  };
  /**
   * Makes a release of the changesets, and gives the names of what is new in the registry after it.
   *
   * @param checks what of the gate the commit that makes the versions goes through before anything of it is published.
   */
  const release = async (
    checks: readonly (readonly string[])[],
    publish: () => Promise<void>,
    unpublished: readonly string[] = [],
  ) => {
    await next("version=true", ...unpublished);
    await step("release:version", 600, command("release:version"));
    const versions = await commit("Version packages");
    for (const check of checks) await step(check.join(" "), 1800, command(...check));
    await next(`publish=${versions}`);
    // What is merged meanwhile is for the next release.
    await scratch.write(
      ".changeset/late.md",
      changesetOf(["@crm-invoices/mock"], "Merged too late for a release."),
    );
    await commit("Change the mock");
    await next("version=true", `publish=${versions}`);
    await scratch.git("switch", "--quiet", "--detach", versions);
    await step("release:pack", 900, command("release:pack"));
    const before = await versionsIn(registry, root);
    await publish();
    await next("nothing=true");
    const after = await versionsIn(registry, root);
    const names = Object.keys(after).filter((name) => after[name]?.length !== before[name]?.length);
    await step("what the registry gives out", 300, () => checkLatest(registry, root, names));
    await scratch.git("switch", "--quiet", "main");
    await next("version=true");
    return names.sort();
  };

  await step("a registry of our own", 300, (signal) => checkRegistry(root, registry, signal));
  await step("install", 900, command("install", "--frozen-lockfile", "--prefer-offline"));
  const all = (await publishedPackages(root)).map(({ name }) => name).sort();
  // The registry has nothing yet, so that all packages have to be fit for a release, whichever wait for one.
  await scratch.write(".changeset/rehearsal.md", changesetOf(all, "A release to rehearse."));
  const publishInTwo = async () => {
    const [tarball = ""] = await readdir(join(root, "dist/release/packages"));
    const one = command("publish", "--no-git-checks", join("dist/release/packages", tarball));
    await step("release:publish, stopped after one package", 300, one);
    await step("release:publish, of the others", 600, command("release:publish"));
  };
  // What of `pnpm check` looks at the versions and changelogs that a release writes, without brands, whose packages say of these
  // what the others say, and without what release:pack checks: the whole gate runs on the commit that makes the versions, and
  // each night on released states.
  const withoutBrands = (await readBrands(root)).map(({ id }) => `--filter=!@crm-invoices/${id}`);
  const checks = [["lint:spec"], ["turbo", "check:format", "check:packages", ...withoutBrands]];
  const first = await release(checks, publishInTwo, await unpublishedVersions(scratch));
  expectEqual("What the first release publishes", first, all);
  await step("the installed packages in Node", 900, (signal) => useInNode(root, registry, signal));
  await step("the installed packages in a page", 600, (signal) => useInPage(root, registry, signal));

  await reword(scratch);
  await step("generate", 600, command("generate"));
  await step("spec:changeset", 600, command("spec:changeset"));
  await commit("Reword the summary of an operation");
  // Versions, changelogs and kept code are made as they were before, but the documents are compared with a release now; what
  // is generated is remade by release:pack.
  const second = await release([["spec:changeset", "--check"]], async () => {
    await step("release:publish", 600, command("release:publish"));
  });
  expectEqual("What the second release publishes", second, await concerned(root));
  await checkChangelogs(root, second);
}

/** What a project that was released before has yet to publish here: the registry of the rehearsal starts empty. */
async function unpublishedVersions({ root, git }: Scratch): Promise<string[]> {
  const packages = await publishedPackages(root);
  if (!packages.some(({ version }) => isReleased(version))) return [];
  const manifests = packages.map(({ folder }) => join(folder, "package.json"));
  const log = ["log", "--max-count=1", "--format=%H", '-G^  "version":', "--", ...manifests];
  return [`publish=${(await git(...log)).trim()}`];
}

function changesetOf(names: readonly string[], text: string): string {
  return `---\n${names.map((name) => `"${name}": patch\n`).join("")}---\n\n${text}\n`;
}

/** Nothing may be published elsewhere, whatever the settings of who runs this; and others' packages must be there. */
async function checkRegistry(root: string, registry: Registry, signal: AbortSignal): Promise<void> {
  const options = { cwd: root, env: registry.env, signal };
  for (const setting of ["registry", "@crm-invoices:registry"]) {
    const known = await Promise.all([
      pnpm(["-s", "config", "get", setting], options),
      run("npm", ["config", "get", setting], options),
    ]);
    if (known.some((url) => url.trim() !== registry.url)) {
      throw new UserError(`The rehearsal's setting of ${setting} is not what npm and pnpm read.`);
    }
  }
  if ((await registry.read("yaml")) === undefined) {
    throw new UserError("The registry that `npm config get registry` prints cannot be reached.");
  }
}

async function reword({ root, write }: Scratch): Promise<void> {
  const text = await readFile(join(root, translation), "utf8");
  const reworded = text.replace("Listar facturas", "Ver las facturas");
  if (reworded === text) throw new UserError(`${translation} has no "Listar facturas" to reword.`);
  await write(translation, reworded);
}

/** What a reworded translation releases: the brands in that language, and what has the documents of all. */
async function concerned(root: string): Promise<string[]> {
  const brands = (await readBrands(root)).filter(({ overlays }) =>
    overlays.includes(join(root, translation)),
  );
  return [...brands.map(({ id }) => `@crm-invoices/${id}`), ...(await documentPackages(root))].sort();
}

async function checkChangelogs(root: string, released: readonly string[]): Promise<void> {
  for (const { name, folder } of await publishedPackages(root)) {
    const [, newest = ""] = (await readFile(join(folder, "CHANGELOG.md"), "utf8")).split(/^## /m);
    const tells = newest.includes("`listInvoices` is reworded");
    expectEqual(`Whether the changelog of ${name} tells of the rewording`, tells, released.includes(name));
  }
}

async function useInNode(root: string, { env }: Registry, signal: AbortSignal): Promise<void> {
  const packages = await publishedPackages(root);
  const clients = await clientStamps(root);
  const names = packages.flatMap(({ name, brand }) => (brand === undefined ? [] : [name]));
  const consumer = await installed(["@crm-invoices/mock", ...names], env, signal);
  try {
    const mock = packages.find(({ name }) => name === "@crm-invoices/mock");
    await checkCommand(consumer, mock?.version ?? "", [...clients.keys()], signal);
    for (const [brand, stamp] of clients) await callMock(consumer, brand, stamp, signal);
  } finally {
    await consumer.remove();
  }
}

async function useInPage(root: string, { env }: Registry, signal: AbortSignal): Promise<void> {
  const clients = await clientStamps(root);
  const names = [...clients.keys()].map((brand) => `@crm-invoices/${brand}`);
  const consumer = await installed(names, env, signal);
  try {
    for (const [brand, stamp] of clients) await buildPage(consumer, brand, stamp, signal);
  } finally {
    await consumer.remove();
  }
}
