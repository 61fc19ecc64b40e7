import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { UserError } from "../command/user-error.ts";
import { readBrands } from "../generate/brands.ts";
import { generatedPaths } from "../generate/unit.ts";
import { loadSources } from "../reconcile/load.ts";
import { releasedBrands, releasedPaths } from "../spec-changeset/released.ts";
import { filesBelow, readIfPresent } from "../workspace/files.ts";
import { uncommitted } from "../workspace/git.ts";
import { workspacePackages } from "../workspace/packages.ts";
import { pathFrom } from "../workspace/path-from.ts";
import { brandsFolder } from "../workspace/paths.ts";
import { parseYamlFile } from "../yaml/yaml-file.ts";
import { brandFiles } from "./brand-files.ts";
import { changesetPath, type NewBrand, overlayPath, packagePath } from "./new-brand.ts";

/** Deletes everything that belongs to a brand. What is generated for all brands is not remade yet. */
export async function removeBrand(root: string, id: string, force: boolean): Promise<void> {
  const brand = (await readBrands(root)).find((known) => known.id === id);
  if (brand === undefined) {
    const known = (await readBrands(root)).map(({ id }) => id).join(", ");
    throw new UserError(`There is no brand ${JSON.stringify(id)}: spec/brands has ${known}.`);
  }
  await checkUnused(root, id);
  const paths = [
    overlayPath(id),
    packagePath(id),
    changesetPath(id),
    // Of a brand that was released, `pnpm spec:changeset` tells that it is gone, and the next release deletes this.
    ...((await releasedBrands(root)).includes(id) ? [] : releasedPaths(id)),
    ...(await generatedFor(root, id)),
  ].filter((path) => existsSync(join(root, path)));
  const edited = force ? [] : await editedFiles(root, id, paths);
  if (edited.length > 0) {
    throw new UserError(
      `These files of ${id} hold work that is not committed:\n${edited.map((file) => `  ${file}`).join("\n")}\nCommit it, or remove the brand and the work with --force.`,
    );
  }
  await Promise.all(paths.map((path) => rm(join(root, path), { recursive: true })));
}

/** What is generated for the brand in the folders that all share. */
async function generatedFor(root: string, id: string): Promise<string[]> {
  const files = await filesBelow(join(root, "spec/generated"));
  return files.filter((file) => basename(file).startsWith(`${id}.`)).map((file) => pathFrom(root, file));
}

async function checkUnused(root: string, id: string): Promise<void> {
  const sources = (await loadSources(root)).filter(({ brand }) => brand === id);
  const name = `@crm-invoices/${id}`;
  const dependents: string[] = [];
  for (const folder of (await workspacePackages(root)).values()) {
    const { dependencies, devDependencies } = JSON.parse(
      await readFile(join(root, folder, "package.json"), "utf8"),
    );
    if (name in { ...dependencies, ...devDependencies }) {
      dependents.push(`${folder}/package.json`);
    }
  }
  const users = [...sources.map((source) => `spec/sources/${source.id}.yaml`), ...dependents];
  if (users.length > 0) {
    throw new UserError(
      `${id} cannot be removed while these files name it:\n${users.map((file) => `  ${file}`).join("\n")}\nTake it out of them first.`,
    );
  }
}

/** Files whose loss would lose work: changed since the last commit, or new and not as `pnpm brand:new` wrote them. */
async function editedFiles(root: string, id: string, paths: readonly string[]): Promise<string[]> {
  const { changed, added } = await uncommitted(root, paths);
  const written = await brandFiles(root, await asAsked(root, id));
  const edited: string[] = [];
  for (const path of added) {
    if ((await readIfPresent(join(root, path))) !== written.get(path)) {
      edited.push(path);
    }
  }
  return [...changed, ...edited].filter((path) => !isGenerated(id, path)).sort();
}

const isGenerated = (id: string, path: string): boolean =>
  generatedPaths([id]).some((part) => path === part || path.startsWith(`${part}/`));

/** What `pnpm brand:new` was asked for when it wrote this brand's overlay. */
async function asAsked(root: string, id: string): Promise<NewBrand> {
  const overlay = await parseYamlFile(root, join(brandsFolder(root), `${id}.overlay.yaml`));
  const actions = overlay.get(["actions"]);
  const urls = Array.isArray(actions)
    ? actions.map((_, index) => overlay.get(["actions", index, "update", "externalDocs", "url"]))
    : [];
  const languages = overlay.get(["x-brand", "languages"]);
  return {
    id,
    title: String(overlay.get(["x-brand", "title"])),
    altType: String(overlay.get(["x-brand", "altType"])),
    docsUrl: urls.find((url) => typeof url === "string"),
    languages: Array.isArray(languages) ? languages.map(String) : [],
  };
}
