import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { UserError } from "../command/user-error.ts";
import type { PublishedPackage } from "../workspace/packages.ts";
import { pathFrom } from "../workspace/path-from.ts";
import { codeFolders, entrySources } from "./entries.ts";
import { exportedNames } from "./exported-names.ts";

/**
 * What users of a package may write, name → text: the examples of its manual, its type tests, and an import of every
 * name that it exports. Nothing for a package without code.
 */
export async function codeOfUsers(root: string, released: PublishedPackage): Promise<Map<string, string>> {
  const { tests: test } = codeFolders(released.folder);
  const sources = await entrySources(released.folder);
  if (sources.size === 0) {
    return new Map();
  }
  // A source file, as tests import it → what users import.
  const entries = new Map(
    [...sources].map(([path, source]) => [pathFrom(test, source), released.name + path] as const),
  );
  const files = new Map([["README.md", await readFile(join(released.folder, "README.md"), "utf8")]]);
  for (const [source, specifier] of entries) {
    const name = `exports${specifier.slice(released.name.length).replaceAll("/", "-")}.ts`;
    files.set(name, importOf(await exportedNames(join(test, source)), specifier));
  }
  const tests = existsSync(test) ? await readdir(test) : [];
  const wanted = tests.filter((name) => name.endsWith(".test-d.ts"));
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const { text, imported } = asUser(
      pathFrom(root, join(test, name)),
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
