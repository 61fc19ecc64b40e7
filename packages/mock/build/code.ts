/** Builds what runs: modules for Node with all they need in them, the page's script, and the licenses of what is taken in. */
import { nodeBundle } from "./bundle.ts";
import { buildPackageCode } from "./package-code.ts";

await buildPackageCode(nodeBundle, {
  source: "src/page/browser/main.ts",
  outfile: "dist/browser/main.js",
});
