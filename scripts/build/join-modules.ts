import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";

/**
 * Joins two entries of a folder, and the chunks that esbuild has split off, into the module of one of them, so that a program
 * reads one file. The other becomes a list of what it exports from there, and modules that import chunks import it instead.
 */
export async function joinModules(folder: string, joined: string, listed: string): Promise<void> {
  const modules = (await readdir(folder)).filter((file) => file.endsWith(".js"));
  const chunks = modules.filter((file) => /^chunk-\w+\.js$/.test(file));
  const names = await exportsOf(join(folder, listed));
  const { outputFiles = [] } = await build({
    ...options,
    stdin: {
      contents: [joined, listed, ...chunks].map((file) => `export * from "./${file}";`).join("\n"),
      resolveDir: folder,
    },
    outfile: join(folder, joined),
  });
  for (const { path, contents } of outputFiles) await writeFile(path, contents);
  await writeFile(join(folder, listed), `export { ${names.join(", ")} } from "./${joined}";\n`);
  for (const file of modules.filter((each) => ![joined, listed, ...chunks].includes(each))) {
    const path = join(folder, file);
    await writeFile(path, importFrom(joined, await readFile(path, "utf8")));
  }
  for (const file of chunks) await rm(join(folder, file));
}

const options = {
  bundle: true,
  packages: "external",
  format: "esm",
  target: "es2022",
  write: false,
  logLevel: "error",
} satisfies BuildOptions;

async function exportsOf(module: string): Promise<string[]> {
  const { metafile } = await build({ ...options, entryPoints: [module], metafile: true });
  return Object.values(metafile.outputs).flatMap(({ exports }) => exports);
}

/**
 * Takes a module for every chunk. An import of nothing, which esbuild writes to keep the order of side effects, is gone, as a
 * bundler would warn of it.
 */
function importFrom(module: string, code: string): string {
  return code
    .replace(/^import "\.\/chunk-\w+\.js";\n/gm, "")
    .replace(/(?<=^(?:import .*|\}) from ")\.\/chunk-\w+\.js(?=";$)/gm, `./${module}`);
}
