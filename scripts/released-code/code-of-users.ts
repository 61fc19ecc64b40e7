import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, normalize, relative } from "node:path";
import { UserError } from "../command/user-error.ts";
import type { PublishedPackage } from "../workspace/packages.ts";
import { exportedNames } from "./exported-names.ts";

/**
 * What users of a package may write, name → text: the examples of its manual, its type tests, and an import of every
 * name that it exports. Nothing for a package without code.
 */
export async function codeOfUsers(root: string, released: PublishedPackage): Promise<Map<string, string>> {
  const entries = await entriesOf(released);
  if (entries.size === 0) {
    return new Map();
  }
  const test = join(released.folder, foldersOf(released).tests);
  const files = new Map([["README.md", await readFile(join(released.folder, "README.md"), "utf8")]]);
  for (const [source, specifier] of entries) {
    const name = `exports${specifier.slice(released.name.length).replaceAll("/", "-")}.ts`;
    files.set(name, importOf(await exportedNames(join(test, source)), specifier));
  }
  const tests = existsSync(test) ? await readdir(test) : [];
  const wanted = tests.filter((name) => name.endsWith(".test-d.ts"));
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const { text, imported } = asUser(
      relative(root, join(test, name)),
      await readFile(join(test, name), "utf8"),
      entries,
    );
    files.set(name, text);
    wanted.push(...imported.filter((other) => !files.has(other)));
  }
  return files;
}

/** A name in a line of its own, so that the compiler tells which one is gone. */
function importOf(names: readonly string[], specifier: string): string {
  const lines = names.map((name) => (name === "default" ? "  default as defaultExport,\n" : `  ${name},\n`));
  return `import type {\n${lines.join("")}} from "${specifier}";\n`;
}

/** Where the entries and the type tests of a package are; those of a brand's are generated. */
function foldersOf({ folder }: PublishedPackage): { readonly sources: string; readonly tests: string } {
  const generated = { sources: "src/generated", tests: "test/generated" };
  return existsSync(join(folder, generated.tests)) ? generated : { sources: "src", tests: "test" };
}

/** The source file of each entry that has types, relative to the folder of the tests → what users import. */
async function entriesOf(released: PublishedPackage): Promise<Map<string, string>> {
  const { name, folder } = released;
  const { sources, tests } = foldersOf(released);
  const { exports = {} }: { exports?: Record<string, Target> } = JSON.parse(
    await readFile(join(folder, "package.json"), "utf8"),
  );
  const entries = new Map<string, string>();
  for (const [path, target] of Object.entries(exports)) {
    const types = typesOf(target);
    if (types !== undefined) {
      const source = types.replace("./dist/", `${relative(tests, sources)}/`).replace(/\.d\.[cm]?ts$/, ".ts");
      entries.set(source, name + path.slice(1));
    }
  }
  return entries;
}

/** A file, or the files for one condition or another. */
type Target = string | { readonly [condition: string]: Target };

/** The first file of types; those for another condition are of the same source. */
function typesOf(target: Target): string | undefined {
  if (typeof target === "string") return undefined;
  const { types } = target;
  if (typeof types === "string") return types;
  return Object.values(target)
    .map(typesOf)
    .find((found) => found !== undefined);
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
