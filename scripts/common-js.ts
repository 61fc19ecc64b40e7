import { readFile } from "node:fs/promises";
import { writeCommonJs, writeNodeModules } from "./build/common-js.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name the folder whose modules are to be written as CommonJS too.");
await writeCommonJs(folder);
await writeNodeModules(".", JSON.parse(await readFile("package.json", "utf8")));
