import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { programsFolder, workFolder } from "./folders.ts";

/** How large a browser bundle is, everything included. */
export interface BundleSize {
  readonly minified: number;
  readonly gzipped: number;
}

/** Bundles the program of a contender, which makes one call, for a browser; undefined when it cannot be bundled for one. */
export async function bundleSize(name: string): Promise<BundleSize | undefined> {
  try {
    const { outputFiles } = await build({
      entryPoints: [program(name)],
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
      platform: "browser",
      target: "es2022",
      logLevel: "silent",
    });
    const code = outputFiles[0]?.contents ?? new Uint8Array();
    return { minified: code.length, gzipped: gzipSync(code, { level: 9 }).length };
  } catch {
    return undefined;
  }
}

/**
 * Makes the program of a contender runnable by Node, with what is generated inlined.
 *
 * @param packages Whether packages are left outside.
 */
export async function buildForNode(
  name: string,
  packages: "external" | "bundle" = "external",
): Promise<string> {
  const outfile = join(workFolder, packages === "bundle" ? `${name}.alone.mjs` : `${name}.mjs`);
  await build({
    entryPoints: [program(name)],
    bundle: true,
    packages,
    format: "esm",
    platform: "node",
    target: "node20",
    outfile,
    logLevel: "warning",
  });
  return outfile;
}

/** A module that does nothing, and one that imports the same as a package that is installed. */
export interface BareModules {
  readonly file: string;
  readonly installed: string;
}

/** Writes a module as large as the given one that does nothing: functions that nobody calls. */
export async function bareModules(like: string): Promise<BareModules> {
  const { size } = await stat(like);
  const [file, installed] = [join(workFolder, "bare.mjs"), join(workFolder, "bare-installed.mjs")];
  const folder = join(workFolder, "node_modules/bare");
  let code = "";
  for (let count = 0; code.length < size; count++) {
    code += `export function bare${count}(value) {\n  return value + ${count};\n}\n`;
  }
  await mkdir(folder, { recursive: true });
  await writeFile(file, code);
  await writeFile(join(folder, "index.js"), code);
  await writeFile(join(folder, "package.json"), '{ "type": "module", "exports": "./index.js" }\n');
  await writeFile(installed, 'export { bare0 } from "bare";\n');
  return { file, installed };
}

const program = (name: string) => join(programsFolder, `${name}.ts`);
