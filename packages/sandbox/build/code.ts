/** Builds what runs: modules for Node with all they need in them but the mock, the page's script, and the licenses of what is taken in. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inputFiles, thirdPartyLicenses } from "@crm-invoices/mock/licenses";
import { writeOutputs } from "@crm-invoices/mock/outputs";
import { build, type Plugin } from "esbuild";
import { publicEntries } from "./entries.ts";

/** The mock is a package beside this one; what it shares with this workspace alone, below its name, is taken in. */
const mockBeside: Plugin = {
  name: "mock beside",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^@crm-invoices\/mock$/ }, ({ path }) => ({ path, external: true })),
};

const absWorkingDir = fileURLToPath(new URL("..", import.meta.url));
const [modules, panel] = await Promise.all([
  build({
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
    plugins: [mockBeside],
    external: ["@crm-invoices/spec", "@jest/globals", "pg", "vitest"],
    write: false,
  }),
  build({
    absWorkingDir,
    bundle: true,
    format: "esm",
    outfile: "dist/panel.js",
    logLevel: "warning",
    entryPoints: ["src/panel/browser/main.ts"],
    target: "es2022",
    minify: true,
    write: false,
  }),
]);
const licenses = thirdPartyLicenses(inputFiles(modules.metafile, absWorkingDir));
writeOutputs([
  ...modules.outputFiles,
  ...panel.outputFiles,
  { path: join(absWorkingDir, "dist/THIRD-PARTY-LICENSES"), contents: Buffer.from(licenses) },
]);
