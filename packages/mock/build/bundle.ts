import { fileURLToPath } from "node:url";
import type { BuildOptions } from "esbuild";
import { quickAjv, requireBuiltIns } from "./quick-start.ts";
import { leaveOut } from "./stand-ins.ts";

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The modules that users import, each with its declarations. */
export const publicEntries = ["index", "jest", "vitest", "playwright", "vite"] as const;

/** How the modules for Node are bundled: with all they need, but for the documents and the test runners. */
export const nodeBundle = {
  absWorkingDir: file(".."),
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
  plugins: [leaveOut, quickAjv, requireBuiltIns],
  external: ["@crm-invoices/spec", "@crm-invoices/spec/*", "@jest/globals", "vitest"],
  // What is taken in as CommonJS asks for Node's own modules with `require`.
  banner: {
    js: 'import { createRequire as createRequireOfBundle } from "node:module";\nconst require = createRequireOfBundle(import.meta.url);',
  },
} as const satisfies BuildOptions;
