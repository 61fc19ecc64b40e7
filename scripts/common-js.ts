import { writeCommonJs } from "./build/common-js.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name the folder whose modules are to be written as CommonJS too.");
await writeCommonJs(folder);
