/** Builds what is published: modules for Node, and the page's script. The reader of documents is taken in, as it is not published. */
import { build } from "esbuild";
import manifest from "./package.json" with { type: "json" };

const shared = { bundle: true, format: "esm", outdir: "dist", sourcemap: true, logLevel: "warning" } as const;

await build({
  ...shared,
  entryPoints: [
    "src/cli.ts",
    "src/index.ts",
    "src/jest.ts",
    "src/vitest.ts",
    "src/playwright.ts",
    "src/vite.ts",
    // Found by its name when Prism asks for what it stands in for.
    "src/prism/unused-generators.ts",
  ],
  entryNames: "[name]",
  platform: "node",
  target: "node24",
  splitting: true,
  external: [...Object.keys(manifest.dependencies), "@jest/globals", "vitest"].flatMap((name) => [
    name,
    `${name}/*`,
  ]),
});

await build({
  ...shared,
  entryPoints: ["src/page/browser/main.ts"],
  outdir: "dist/browser",
  platform: "browser",
  target: "es2022",
  minify: true,
  sourcemap: false,
});
