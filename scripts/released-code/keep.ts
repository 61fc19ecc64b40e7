import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { dirname, join, normalize, relative } from "node:path";
import { UserError } from "../command/user-error.ts";
import { writeTogether } from "../workspace/files.ts";
import { type PublishedPackage, publishedPackages } from "../workspace/packages.ts";
import { describeRelease, readReleased, releasedFolder } from "./released.ts";

/**
 * Keeps what users of a release may have written, next to the package: the examples of its manual, and its type tests as
 * users would write them. Of a package whose version is the one kept already, nothing changes. Says which were kept.
 */
export async function keepReleasedCode(root: string): Promise<string[]> {
  const kept: string[] = [];
  for (const each of await publishedPackages(root)) {
    const entries = await entriesOf(each);
    const before = await readReleased(each.folder);
    if (entries.size === 0 || before?.version === each.version) {
      continue;
    }
    const files = await releasedFiles(root, each, entries);
    await rm(releasedFolder(each.folder), { recursive: true, force: true });
    await writeTogether(root, files);
    kept.push(`${each.name} ${each.version}`);
  }
  return kept;
}

/** The source file of each entry that has types, relative to the folder `test` → what users import. */
async function entriesOf({ name, folder }: PublishedPackage): Promise<Map<string, string>> {
  const { exports = {} }: { exports?: Record<string, string | { types?: string }> } = JSON.parse(
    await readFile(join(folder, "package.json"), "utf8"),
  );
  const entries = new Map<string, string>();
  for (const [path, target] of Object.entries(exports)) {
    if (typeof target === "object" && target.types !== undefined) {
      const source = target.types.replace("./dist/", "../src/").replace(/\.d\.ts$/, ".ts");
      entries.set(source, name + path.slice(1));
    }
  }
  return entries;
}

async function releasedFiles(
  root: string,
  released: PublishedPackage,
  entries: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const { folder } = released;
  const facts = await describeRelease(root, released);
  const target = relative(root, releasedFolder(folder));
  const files = new Map([
    [`${target}/release.json`, `${JSON.stringify(facts, null, 2)}\n`],
    [`${target}/README.md`, await readFile(join(folder, "README.md"), "utf8")],
  ]);
  const tests = existsSync(join(folder, "test")) ? await readdir(join(folder, "test")) : [];
  const wanted = tests.filter((name) => name.endsWith(".test-d.ts"));
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const { text, imported } = asUser(
      relative(root, join(folder, "test", name)),
      await readFile(join(folder, "test", name), "utf8"),
      entries,
    );
    files.set(`${target}/${name}`, text);
    wanted.push(...imported.filter((other) => !files.has(`${target}/${other}`)));
  }
  return files;
}

/** A test with the imports that a user would write, and the files beside it that it imports. */
function asUser(
  path: string,
  text: string,
  entries: ReadonlyMap<string, string>,
): { readonly text: string; readonly imported: readonly string[] } {
  const imported: string[] = [];
  const rewritten = text.replace(/(?<=\bfrom ")\.[^"]*(?=")/g, (specifier) => {
    const entry = entries.get(specifier);
    if (entry === undefined && dirname(normalize(specifier)) !== ".") {
      throw new UserError(
        `${path} imports ${specifier}, which users cannot: a type test is kept for later releases, so it may import ${[...entries.keys()].join(", ")} and files beside it.`,
      );
    }
    if (entry === undefined) {
      imported.push(normalize(specifier));
    }
    return entry ?? specifier;
  });
  return { text: rewritten, imported };
}
