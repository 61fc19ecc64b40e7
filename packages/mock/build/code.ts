/** Builds what runs: modules for Node with all they need in them, the page's script, and the licenses of what is taken in. */
import { join } from "node:path";
import { build } from "esbuild";
import { nodeBundle } from "./bundle.ts";
import { inputFiles, thirdPartyLicenses } from "./licenses.ts";
import { writeOutputs } from "./outputs.ts";

const { absWorkingDir } = nodeBundle;
const [modules, page] = await Promise.all([
  build({ ...nodeBundle, write: false }),
  build({
    absWorkingDir,
    bundle: true,
    format: "esm",
    logLevel: "warning",
    entryPoints: ["src/page/browser/main.ts"],
    outdir: "dist/browser",
    platform: "browser",
    target: "es2022",
    minify: true,
    write: false,
  }),
]);
const licenses = thirdPartyLicenses(inputFiles(modules.metafile, absWorkingDir));
writeOutputs([
  ...modules.outputFiles,
  ...page.outputFiles,
  { path: join(absWorkingDir, "dist/THIRD-PARTY-LICENSES"), contents: Buffer.from(licenses) },
]);
