import { readdir, readFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { join } from "node:path";

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const packageName = /^(?:@[^/]+\/)?[^/]+/;

/** What the declarations of a built package import that its users do not get with it. */
export async function undeclaredImports(folder: string): Promise<readonly string[]> {
  const manifest: Manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const { name, dependencies, peerDependencies } = manifest;
  const known = new Set([name, ...Object.keys({ ...dependencies, ...peerDependencies })]);
  const files = await readdir(folder, { recursive: true, encoding: "utf8" });
  const declarations = files.filter((file) => /^dist\b.*\.d\.c?ts$/.test(file)).sort();
  const problems = declarations.map(async (file) => {
    const text = (await readFile(join(folder, file), "utf8")).replace(/\/\*.*?\*\//gs, "");
    const imported = [...text.matchAll(/\b(?:from|import)\b *\(?"([^".\n][^"\n]*)"/g)].map(
      ([, path = ""]) => path,
    );
    const packages = imported
      .filter((path) => !isBuiltin(path))
      .map((path) => packageName.exec(path)?.[0] ?? path);
    return packages
      .filter((each) => !known.has(each))
      .map((each) => `${name}: ${file} imports ${each}, which is no dependency: users do not get it.`);
  });
  return (await Promise.all(problems)).flat();
}
