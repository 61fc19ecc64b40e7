/** Builds what is published: modules for Node with all they need in them, the page's script, and the licenses. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { nodeBundle, publicEntries } from "./bundle.ts";
import { removeUnreachable } from "./declarations.ts";
import { inputFiles, thirdPartyLicenses } from "./licenses.ts";

const { absWorkingDir } = nodeBundle;
const { metafile } = await build(nodeBundle);
writeFileSync(
  join(absWorkingDir, "dist/THIRD-PARTY-LICENSES"),
  thirdPartyLicenses(inputFiles(metafile, absWorkingDir)),
);
removeUnreachable(join(absWorkingDir, "dist"), publicEntries);

await build({
  absWorkingDir,
  bundle: true,
  format: "esm",
  logLevel: "warning",
  entryPoints: ["src/page/browser/main.ts"],
  outdir: "dist/browser",
  platform: "browser",
  target: "es2022",
  minify: true,
});
