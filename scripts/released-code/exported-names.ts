import { readFile } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import ts from "typescript";
import { UserError } from "../command/user-error.ts";
import { entrySources } from "./entries.ts";

/** Every name that a module exports, with those that it hands on from modules beside it; sorted. */
export async function exportedNames(file: string): Promise<string[]> {
  const module = ts.createSourceFile(file, await readFile(file, "utf8"), ts.ScriptTarget.Latest);
  const names = await Promise.all(module.statements.map((statement) => namesOf(file, statement)));
  return [...new Set(names.flat())].sort();
}

async function namesOf(file: string, statement: ts.Statement): Promise<string[]> {
  if (ts.isExportDeclaration(statement)) return handedOn(file, statement);
  if (ts.isExportAssignment(statement)) return ["default"];
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) return ["default"];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => textOf(name));
  }
  return "name" in statement ? [textOf(statement.name)] : [];
}

async function handedOn(
  file: string,
  { exportClause, moduleSpecifier }: ts.ExportDeclaration,
): Promise<string[]> {
  if (exportClause !== undefined) {
    const names = ts.isNamedExports(exportClause) ? exportClause.elements : [exportClause];
    return names.map(({ name }) => textOf(name));
  }
  const from = moduleSpecifier !== undefined ? textOf(moduleSpecifier) : "";
  const source = from.startsWith(".") ? join(dirname(file), from) : await sourceOf(file, from);
  if (source === undefined) {
    throw new UserError(
      `${file}: expected the names that are handed on from ${from} to be listed, so that it is known what users import.`,
    );
  }
  return exportedNames(source);
}

/** The source of an entry of another package of this workspace. */
async function sourceOf(file: string, specifier: string): Promise<string | undefined> {
  const [, name, path = ""] = /^@crm-invoices\/([\w-]+)(\/.+)?$/.exec(specifier) ?? [];
  const packages = file.lastIndexOf(join(sep, "packages", sep));
  if (name === undefined || packages < 0) return undefined;
  return (await entrySources(join(file.slice(0, packages), "packages", name))).get(path);
}

function textOf(node: unknown): string {
  if (typeof node === "object" && node !== null && "text" in node) return String(node.text);
  throw new UserError("Expected what a module exports to have plain names.");
}
