import { relative } from "node:path";
import { Mistake } from "../command/mistake.ts";
import { runRedocly } from "../workspace/redocly.ts";

const shown = 10;
const problem = /^::error title=.*?,file=(.*?),line=(\d+),.*?::(.*)$/gm;

/**
 * Fails when the description or an overlay is not what its standard allows, such as a misspelled keyword:
 * bundling passes over it. The rules of redocly.yaml apply as well; the strict set is left to the linter.
 */
export async function checkStructure(root: string, overlays: readonly string[]): Promise<void> {
  const files = ["spec/openapi.yaml", ...overlays.map((file) => relative(root, file))];
  const lint = ["lint", ...files, "--extends=spec", "--format=github-actions"];
  const { code, stdout, stderr } = await runRedocly(root, lint);
  if (code === 0) {
    return;
  }
  const lines = [...stdout.matchAll(problem)].map(
    ([, file, line, message = ""]) => `${file}:${line}: ${sentence(message).replaceAll(`${root}/`, "")}`,
  );
  const more = lines.length > shown ? [`… and ${lines.length - shown} more`] : [];
  throw new Mistake(lines.length > 0 ? [...lines.slice(0, shown), ...more].join("\n") : stderr.trim());
}

/** The message of an annotation, in one line. */
function sentence(message: string): string {
  return decodeURIComponent(message).replace(/\s+/g, " ").trim();
}
