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

/** Makes the program of a contender runnable by Node, with what is generated inlined and packages left outside. */
export async function buildForNode(name: string): Promise<string> {
  const outfile = join(workFolder, `${name}.mjs`);
  await build({
    entryPoints: [program(name)],
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    outfile,
    logLevel: "warning",
  });
  return outfile;
}

const program = (name: string) => join(programsFolder, `${name}.ts`);
