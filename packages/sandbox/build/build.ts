/** Builds what is published: modules for Node with all they need in them but the mock, and the licenses. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { removeUnreachable } from "@crm-invoices/mock/declarations";
import { inputFiles, thirdPartyLicenses } from "@crm-invoices/mock/licenses";
import { build } from "esbuild";

const folder = fileURLToPath(new URL("..", import.meta.url));
/** The modules that users import, each with its declarations. */
const publicEntries = ["index", "jest", "vitest"];

await build({
  absWorkingDir: folder,
  bundle: true,
  format: "esm",
  outfile: "dist/panel.js",
  logLevel: "warning",
  entryPoints: ["src/panel/browser/main.ts"],
  target: "es2022",
  minify: true,
});
const { metafile } = await build({
  absWorkingDir: folder,
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
  external: ["@crm-invoices/mock", "@crm-invoices/spec", "@jest/globals", "pg", "vitest"],
});
writeFileSync(`${folder}/dist/THIRD-PARTY-LICENSES`, thirdPartyLicenses(inputFiles(metafile, folder)));
removeUnreachable(`${folder}/dist`, publicEntries);
