import { dropBareImports } from "./build/bare-imports.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name the folder whose modules are to lose their bare imports.");
await dropBareImports(folder);
