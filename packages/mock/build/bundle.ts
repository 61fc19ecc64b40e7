import { fileURLToPath } from "node:url";
import type { BuildOptions, Plugin } from "esbuild";

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** What Prism loads and the mock never calls, by the name it is loaded under, with what stands in for it. */
const unused: readonly (readonly [RegExp, string])[] = [
  [/^(?:@faker-js\/faker(?:\/.*)?|json-schema-faker)$/, file("unused-generators.ts")],
  [/^(?:node-fetch|https?-proxy-agent)$/, file("unused-forwarding.ts")],
];

const leaveOut: Plugin = {
  name: "leave out what is never called",
  setup({ onResolve, resolve }) {
    for (const [filter, path] of unused) onResolve({ filter }, () => ({ path }));
    // Its main file loads its parts in a way that no bundler follows.
    onResolve({ filter: /^jsonc-parser$/ }, ({ importer, resolveDir, kind }) =>
      resolve("jsonc-parser/lib/esm/main.js", { importer, resolveDir, kind }),
    );
  },
};

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
  plugins: [leaveOut],
  external: ["@crm-invoices/spec", "@crm-invoices/spec/*", "@jest/globals", "vitest"],
  // What is taken in as CommonJS asks for Node's own modules with `require`.
  banner: {
    js: 'import { createRequire as createRequireOfBundle } from "node:module";\nconst require = createRequireOfBundle(import.meta.url);',
  },
} as const satisfies BuildOptions;
