/** Builds what runs: modules for Node with all they need in them but the mock, the page's script, and the licenses of what is taken in. */
import { fileURLToPath } from "node:url";
import { buildPackageCode, nodeModules } from "@crm-invoices/mock/package-code";
import type { Plugin } from "esbuild";
import { publicEntries } from "./entries.ts";

/** The mock is a package beside this one; what it shares with this workspace alone, below its name, is taken in. */
const mockBeside: Plugin = {
  name: "mock beside",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^@crm-invoices\/mock$/ }, ({ path }) => ({ path, external: true })),
};

await buildPackageCode(
  nodeModules(fileURLToPath(new URL("..", import.meta.url)), publicEntries, {
    plugins: [mockBeside],
    external: ["@crm-invoices/spec", "@jest/globals", "pg", "vitest"],
  }),
  { source: "src/panel/browser/main.ts", outfile: "dist/panel.js" },
);
