import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { inputFiles, thirdPartyLicenses } from "./licenses.ts";
import { writeOutputs } from "./outputs.ts";

/** How a package's modules for Node are bundled: with all they need, but for what is `external`. */
export const nodeModules = (
  absWorkingDir: string,
  publicEntries: readonly string[],
  options: Pick<BuildOptions, "banner" | "external" | "plugins">,
) =>
  ({
    absWorkingDir,
    bundle: true,
    format: "esm",
    outdir: "dist",
    logLevel: "warning",
    entryPoints: ["cli", ...publicEntries].map((entry) => `src/${entry}.ts`),
    entryNames: "[name]",
    platform: "node",
    target: "node22",
    splitting: true,
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    metafile: true,
    write: false,
    ...options,
  }) as const satisfies BuildOptions;

/** Builds what runs of a package: its modules for Node, the script of its page, and the licenses of what is taken in. */
export async function buildPackageCode(
  modules: ReturnType<typeof nodeModules>,
  page: { readonly source: string; readonly outfile: string },
): Promise<void> {
  const { absWorkingDir } = modules;
  const [{ outputFiles, metafile }, script] = await Promise.all([
    build(modules),
    build({
      absWorkingDir,
      bundle: true,
      format: "esm",
      logLevel: "warning",
      entryPoints: [page.source],
      outfile: page.outfile,
      target: "es2022",
      minify: true,
      write: false,
    }),
  ]);
  const licenses = thirdPartyLicenses(inputFiles(metafile, absWorkingDir));
  writeOutputs([
    ...outputFiles,
    ...script.outputFiles,
    { path: join(absWorkingDir, "dist/THIRD-PARTY-LICENSES"), contents: Buffer.from(licenses) },
  ]);
}
