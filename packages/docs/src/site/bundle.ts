import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "esbuild";

/** The script of every page. It is no module: browsers load no modules from a disk. */
export function script(): Promise<string> {
  return bundle("../browser/main.ts", { format: "iife", target: "es2022" });
}

/** The script that gives a page its colors before it is drawn; only therefore it is one of its own. */
export function themeScript(): Promise<string> {
  return bundle("../browser/theme-at-start.ts", { format: "iife", target: "es2022" });
}

/** The script of the search, which is loaded when somebody is about to search. */
export function searchScript(): Promise<string> {
  return bundle("../browser/search-engine.ts", { format: "iife", target: "es2022" });
}

/** The styles of every page, in one file. */
export function styles(): Promise<string> {
  return bundle("../static/site.css", {});
}

async function bundle(entry: string, options: BuildOptions): Promise<string> {
  const { outputFiles = [] } = await build({
    ...options,
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
  });
  return outputFiles.map(({ text }) => text).join("");
}
