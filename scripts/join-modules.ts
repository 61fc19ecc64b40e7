import { joinModules } from "./build/join-modules.ts";

const [folder, joined, listed] = process.argv.slice(2);
if (folder === undefined || joined === undefined || listed === undefined) {
  throw new Error(
    "Name the folder, the module to join into, and the one that is to list what it exports from there.",
  );
}
await joinModules(folder, joined, listed);
