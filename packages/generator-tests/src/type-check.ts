import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brands } from "./brands.ts";
import { run } from "./run.ts";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

const own = "TypeScript 7";

/** The compilers that the generated code has to satisfy: the project's own, and the one before its rewrite. */
export const compilers: Readonly<Record<string, string>> = {
  [own]: path("../../../node_modules/typescript/bin/tsc"),
  "TypeScript 5": path("../node_modules/typescript/bin/tsc"),
};

/**
 * Which compiler reads the code of which brand, or of all of them. Brands differ in words and altType, so that the slow one
 * reads the code of the first brand alone, and with `NIGHTLY=true` that of every brand.
 */
export const readings: readonly [name: string, brand: string, compiler: string][] = Object.entries(
  compilers,
).map(([name, compiler]) => {
  const isWhole = name === own || process.env["NIGHTLY"] === "true";
  return [name, isWhole ? "" : (brands[0] ?? ""), compiler];
});

const configuration = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: "es2022",
    module: "esnext",
    moduleResolution: "bundler",
    allowImportingTsExtensions: true,
    lib: ["es2022", "DOM", "DOM.Iterable"],
    types: [],
  },
  include: ["**/*.ts"],
};

/** Generated code may ask not to be checked; here it is. */
async function letCheck(folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith(".ts")) continue;
    const file = join(folder, name);
    const code = await readFile(file, "utf8");
    await writeFile(file, code.replace(/@ts-(nocheck|ignore|expect-error)/g, ""));
  }
}

/** The errors that a compiler finds in the folder under `strict`, one per line; nothing when there are none. */
export async function typeErrors(compiler: string, folder: string): Promise<string> {
  await letCheck(folder);
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(configuration));
  const { code, output } = await run(folder, [compiler, "--project", "."]);
  return code === 0 ? "" : output.trim() || `The compiler ended with ${code}.`;
}
