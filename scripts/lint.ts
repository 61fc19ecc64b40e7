import { relative } from "node:path";
import { readBrands } from "./generate/brands.ts";
import { unusedFiles } from "./lint/unused-files.ts";
import { filesBelow } from "./workspace/files.ts";
import { languagesFolder, repository } from "./workspace/paths.ts";
import { runRedocly } from "./workspace/redocly.ts";

/** Lints the base description, every brand's bundle and every overlay. A warning fails it too. */
const brands = await readBrands(repository);
const overlays = new Set([
  ...brands.flatMap((brand) => brand.overlays),
  ...(await filesBelow(languagesFolder(repository))),
]);
const bundles = brands.map(({ id }) => `spec/generated/${id}.yaml`);
const files = ["base", ...bundles, ...[...overlays].map((file) => relative(repository, file))];
const { code, stdout, stderr } = await runRedocly(repository, ["lint", ...files]);
console.log(`${stdout}${stderr}`.trim());
const warned = /\b[1-9]\d* warnings?\b/.test(stderr);

const unused = await unusedFiles(repository);
for (const file of unused) {
  console.error(`${file}: nothing refers to this file. Refer to it, or remove it.`);
}
process.exitCode = code === 0 && !warned && unused.length === 0 ? 0 : 1;
