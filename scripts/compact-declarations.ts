import { compactFolder } from "./build/compact.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name the folder whose declarations are to be compacted.");
await compactFolder(folder);
