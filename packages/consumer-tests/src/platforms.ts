import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { workspace } from "./workspace.ts";

const manifest: { readonly devDependencies: Readonly<Record<string, string>> } = JSON.parse(
  await readFile(join(workspace, "packages/consumer-tests/package.json"), "utf8"),
);

/** What of the catalog `platforms` is installed here, by the names it is installed under. */
const platforms = Object.entries(manifest.devDependencies)
  .filter(([, range]) => range === "catalog:platforms")
  .map(([name]) => name);

/** The versions of something in the catalog, oldest first: of `node` those that `node20` and so on are installed for. */
function versionsOf(name: string): readonly string[] {
  return platforms
    .filter((each) => each.startsWith(name))
    .map((each) => each.slice(name.length))
    .sort((one, other) => one.localeCompare(other, "en", { numeric: true }));
}

/** The versions of Node that the clients are tested on. */
export const nodeVersions = versionsOf("node");

/** The versions of TypeScript that the clients are tested with. */
export const typescriptVersions = versionsOf("typescript");

/** The compilers that users have, by the names they are installed under. */
export const compilers = typescriptVersions.map((version) => `typescript${version}`);
