import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { filesBelow } from "../workspace/files.ts";
import { repository } from "../workspace/paths.ts";
import type { Words } from "./words.ts";

const core = join(repository, "packages/core/src");
const indexes = ["index.ts", "errors/index.ts"];

/** What the client's runtime is called where it is imported, and the module of a brand that explains it in its language. */
export const runtime = "@crm-invoices/core";
export const ownWords = "./words.ts";

/** The files of the client's runtime that say what options and errors mean. */
async function explainedFiles(): Promise<string[]> {
  const errors = await filesBelow(join(core, "errors"));
  const own = errors.filter((file) => !/\b(error-class|call-error|index)\.ts$/.test(file));
  return [join(core, "options.ts"), join(core, "result.ts"), ...own];
}

/** What the module depends on beside the table of words. */
export const wordsModuleSources = async (): Promise<string[]> => [
  ...(await explainedFiles()),
  ...indexes.map((file) => join(core, file)),
];

/**
 * A long list of numbers, what errors are made of, and results: where types of another name stand for these, the compiler
 * infers that data may be undefined after `unwrap`.
 */
const left: ReadonlySet<string> = new Set([
  "OtherClientStatus",
  "DerivedFacts",
  "Success",
  "Failure",
  "Result",
]);

export interface WordsModule {
  /** The types of options and errors with comments in another language, and all other types of the runtime. */
  readonly text: string;
  /**
   * What an entry point says after it exports the runtime, so that these types stand for the runtime's. Nothing of it is
   * there at run time: the error classes are those of the runtime.
   */
  readonly exports: string;
}

export async function wordsModule(words: Words): Promise<WordsModule> {
  const exported = (await Promise.all(indexes.map((file) => readFile(join(core, file), "utf8")))).join("\n");
  const isPublic = (name: string) => new RegExp(`\\b${name}\\b`).test(exported);
  const declarations = new Map<string, string>();
  const classes = new Set<string>();
  const referred = new Set<string>();
  for (const file of await explainedFiles()) {
    const text = await readFile(file, "utf8");
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    for (const statement of source.statements) {
      if (ts.isVariableStatement(statement)) classes.add(classOf(statement) ?? "");
      if (!ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) continue;
      const name = statement.name.text;
      if (left.has(name)) continue;
      collectNames(statement, referred);
      const declaration = words.translate(text.slice(statement.getStart(source, true), statement.end), file);
      declarations.set(name, isPublic(name) ? declaration : declaration.replace(/^export /m, ""));
    }
  }
  const names = [...declarations.keys()].filter(isPublic).sort();
  const imported = [...referred].filter((name) => !declarations.has(name) && isPublic(name)).sort();
  return {
    text: `import type {
${imported.map((name) => `\t${name},\n`).join("")}} from "${runtime}";

export type * from "${runtime}";

${[...declarations.values()].join("\n\n")}
`,
    exports: `import type * as words from "${ownWords}";
export type {
${names
  .filter((name) => !classes.has(name))
  .map((name) => `\t${name},\n`)
  .join("")}} from "${ownWords}";
${names
  .filter((name) => classes.has(name))
  .map(
    (name) => `
${/^\/\*\*[\s\S]*?\*\/\n/.exec(declarations.get(name) ?? "")?.[0] ?? ""}export declare const ${name}: words.ErrorClass<words.${name}>;
export type ${name} = words.${name};
`,
  )
  .join("")}`,
  };
}

function classOf(statement: ts.VariableStatement): string | undefined {
  const [declaration] = statement.declarationList.declarations;
  const isClass = declaration?.initializer?.getText().includes("errorClass<");
  return isClass ? declaration?.name.getText() : undefined;
}

function collectNames(node: ts.Node, names: Set<string>): void {
  if (ts.isTypeReferenceNode(node)) names.add(node.typeName.getText());
  if (ts.isExpressionWithTypeArguments(node)) names.add(node.expression.getText());
  ts.forEachChild(node, (child) => collectNames(child, names));
}
