import { listExports } from "./build/list-exports.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined)
  throw new Error("Name the folder whose modules are to list what they hand on of the core.");
await listExports(folder);
