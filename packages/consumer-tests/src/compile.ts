import { join } from "node:path";
import { run } from "@crm-invoices/scripts/consumer";
import { readPlatforms } from "@crm-invoices/scripts/platforms";
import { workspace } from "./workspace.ts";

/** The compilers that users have, by the names they are installed under. */
export const compilers = (await readPlatforms(workspace)).typescript.map((version) => `typescript${version}`);

/** The oldest and the newest of them, and with `NIGHTLY=true` those between, too. */
export const outermost =
  process.env["NIGHTLY"] === "true" ? compilers : [compilers[0] ?? "", compilers.at(-1) ?? ""];

/** The one that this workspace is built with, and the one to compile with where it does not matter which. */
export const ownCompiler = "typescript";

/** The script of a compiler: of those that users have, once `tools/platforms` is installed. */
export const compilerProgram = (compiler: string): string =>
  join(
    workspace,
    compiler === ownCompiler ? "node_modules" : "tools/platforms/node_modules",
    compiler,
    "bin/tsc",
  );

/**
 * What libraries declare is checked, but for the compiler's own, which take it longer than all the rest: those are checked in
 * what {@link typeCosts} compiles.
 */
export const checkedLibraries = ["--skipLibCheck", "false", "--skipDefaultLibCheck", "true"];

const options = ["--strict", "--module", "nodenext", "--target", "es2022", ...checkedLibraries];

/** What there is beside the language, by the name of its library: the whole of a browser, or what edge runtimes have. */
export type Environment = "dom" | "webworker";

/** Compiles a program as a user would; fails with the compiler's errors, and gives what it prints. */
export async function compile(
  compiler: string,
  program: string,
  project: string,
  ...more: string[]
): Promise<string> {
  return compileFor("dom", compiler, program, project, ...more);
}

/** As {@link compile}, for a program that runs somewhere else than in a page. */
export async function compileFor(
  environment: Environment,
  compiler: string,
  program: string,
  project: string,
  ...more: string[]
): Promise<string> {
  const path = compilerProgram(compiler);
  const libraries = ["--lib", `es2022,${environment},${environment}.iterable`];
  return run(process.execPath, [path, ...options, ...libraries, ...more, program], project);
}
