import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The script of every page. It is no module: browsers load no modules from a disk. */
export async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../browser/main.ts", import.meta.url))],
    bundle: true,
    format: "iife",
    target: "es2022",
    minify: true,
    write: false,
    legalComments: "inline",
  });
  return outputFiles.map(({ text }) => text).join("");
}
