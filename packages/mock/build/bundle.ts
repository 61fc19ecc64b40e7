import { fileURLToPath } from "node:url";
import { nodeModules } from "./package-code.ts";
import { quickAjv, requireBuiltIns } from "./quick-start.ts";
import { leaveOut } from "./stand-ins.ts";

/** The modules that users import, each with its declarations. */
export const publicEntries = ["index", "jest", "vitest", "playwright", "vite"];

/** How the modules for Node are bundled: with all they need, but for the documents and the test runners. */
export const nodeBundle = nodeModules(fileURLToPath(new URL("..", import.meta.url)), publicEntries, {
  plugins: [leaveOut, quickAjv, requireBuiltIns],
  external: ["@crm-invoices/spec", "@crm-invoices/spec/*", "@jest/globals", "vitest"],
  // What is taken in as CommonJS asks for Node's own modules with `require`.
  banner: {
    js: 'import { createRequire as createRequireOfBundle } from "node:module";\nconst require = createRequireOfBundle(import.meta.url);',
  },
});
