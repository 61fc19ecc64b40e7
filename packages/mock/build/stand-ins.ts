import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";

const file = (name: string): string => fileURLToPath(new URL(`./stand-ins/${name}.ts`, import.meta.url));

/** What Prism loads and the mock never calls, or hardly, by the name it is loaded under, with what stands in for it. */
const standIns: readonly (readonly [RegExp, string])[] = [
  [/^(?:@faker-js\/faker(?:\/.*)?|json-schema-faker)$/, file("generators")],
  [/^(?:node-fetch|https?-proxy-agent)$/, file("forwarding")],
  [/^@stoplight\/prism-core$/, file("logger")],
  [/^chalk$/, file("colors")],
  [/^lodash\/fp$/, file("lodash-fp")],
];

/** Leaves out of the bundle what is never called. */
export const leaveOut: Plugin = {
  name: "leave out what is never called",
  setup({ onResolve, resolve }) {
    for (const [filter, path] of standIns) onResolve({ filter }, () => ({ path }));
    // Its main file loads its parts in a way that no bundler follows.
    onResolve({ filter: /^jsonc-parser$/ }, ({ importer, resolveDir, kind }) =>
      resolve("jsonc-parser/lib/esm/main.js", { importer, resolveDir, kind }),
    );
  },
};
