import { stat, writeFile } from "node:fs/promises";
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

/** Writes a module as large as the given one that does nothing: functions that nobody calls. */
export async function bareModule(like: string): Promise<string> {
  const { size } = await stat(like);
  const file = join(workFolder, "bare.mjs");
  let code = "";
  for (let count = 0; code.length < size; count++) {
    code += `export function bare${count}(value) {\n  return value + ${count};\n}\n`;
  }
  await writeFile(file, code);
  return file;
}

const program = (name: string) => join(programsFolder, `${name}.ts`);
