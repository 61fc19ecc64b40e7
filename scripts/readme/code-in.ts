import { transformSync } from "esbuild";
import { fencedBlocks } from "./code-blocks.ts";

/** All code of a Markdown text, without its comments, by which texts in several languages can be compared. */
export function codeIn(markdown: string): string[] {
  return fencedBlocks(markdown).map(({ language, code }) =>
    language === "ts"
      ? transformSync(code, { loader: "ts", minifyWhitespace: true, legalComments: "none" }).code
      : code,
  );
}
