import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathFrom } from "@crm-invoices/scripts/path-from";
import ts from "typescript";

/** Each `any` in the declarations of a folder, as `file:line`. */
export async function anyTypes(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  const found: string[] = [];
  for (const name of names.filter((each) => /\.d\.[cm]?ts$/.test(each)).sort()) {
    const path = join(folder, name);
    const source = ts.createSourceFile(path, await readFile(path, "utf8"), ts.ScriptTarget.Latest);
    const visit = (node: ts.Node): void => {
      if (node.kind === ts.SyntaxKind.AnyKeyword) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
        found.push(`${pathFrom(folder, path)}:${line + 1}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}
