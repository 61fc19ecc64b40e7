import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";

/** Writes the CommonJS form beside each module and each declaration of a folder, for callers that use `require`. */
export async function writeCommonJs(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  const declarations = new Map<string, string>();
  for (const name of names) {
    if (name.endsWith(".d.ts"))
      declarations.set(join(folder, name), await readFile(join(folder, name), "utf8"));
    else if (name.endsWith(".js")) await writeModule(join(folder, name));
  }
  for (const [path, declaration] of declarations) {
    if (hasValues(declaration)) {
      await writeFile(path.replace(/ts$/, "cts"), commonJsDeclaration(path, declaration, declarations));
    }
  }
}

async function writeModule(path: string): Promise<void> {
  const module = rewriteSpecifiers(await readFile(path, "utf8"), (specifier) =>
    specifier.replace(/\.js$/, ".cjs"),
  );
  const { code } = await transform(module, {
    format: "cjs",
    // Then it names the exports so that Node sees them where an ES module imports them.
    platform: "node",
    target: "es2022",
  });
  await writeFile(path.replace(/js$/, "cjs"), code);
}

/**
 * A declaration as `require` sees it. Declarations of types alone are not written twice: TypeScript takes them from the
 * ES modules, with the attribute that says so.
 */
export function commonJsDeclaration(
  path: string,
  declaration: string,
  declarations: ReadonlyMap<string, string>,
): string {
  const existsAtRunTime = (specifier: string): boolean =>
    hasValues(declarations.get(`${join(path, "..", specifier)}.d.ts`) ?? "");
  return declaration
    .replace(
      /^(import|export) (type )?([^"'\n]*?) from (["'])(\.{1,2}\/[^"'\n]*)\.ts\4;$/gm,
      (_, keyword: string, type: string | undefined, names: string, quote: string, specifier: string) =>
        existsAtRunTime(specifier)
          ? `${keyword} ${type ?? ""}${names} from ${quote}${specifier}.cjs${quote};`
          : `${keyword} type ${names.replaceAll(/\btype /g, "")} from ${quote}${specifier}.ts${quote} with { ${fromModule} };`,
    )
    .replace(/\bimport\((["'])(\.{1,2}\/[^"'\n]*)\.ts\1\)/g, (_, quote: string, specifier: string) =>
      existsAtRunTime(specifier)
        ? `import(${quote}${specifier}.cjs${quote})`
        : `import(${quote}${specifier}.ts${quote}, { with: { ${fromModule} } })`,
    );
}

/** Takes a declaration as ES modules see it. */
const fromModule = '"resolution-mode": "import"';

/** Replaces the relative specifiers that a module or declaration imports and exports from. */
function rewriteSpecifiers(text: string, rewrite: (specifier: string) => string): string {
  return text.replace(
    /(\bfrom\s*|\bimport\s*\(?\s*)(["'])(\.{1,2}\/[^"'\n]*)\2/g,
    (_, before: string, quote: string, specifier: string) => `${before}${quote}${rewrite(specifier)}${quote}`,
  );
}

/** Whether a declaration exports anything that exists when the program runs. */
const hasValues = (declaration: string): boolean =>
  /^export (?:default|declare|abstract|class|function|const|let|enum|\{(?!\})|\*)/m.test(declaration);
