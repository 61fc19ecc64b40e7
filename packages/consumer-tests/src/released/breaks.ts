import { mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { publishedPackages } from "@crm-invoices/scripts/packages";
import { compile, ownCompiler } from "../compile.ts";
import { workspace } from "../workspace.ts";
import { type OldProgram, oldPrograms } from "./old-code.ts";

/**
 * What no longer compiles of the code kept in `released`, with the packages as they are now: one text for each error,
 * with its place.
 */
export async function breaksOf(packageFolder: string, released: string): Promise<readonly string[]> {
  const programs = await oldPrograms(released);
  const project = await mkdtemp(join(tmpdir(), "crm-invoices-released-"));
  try {
    await linkPackages(project, packageFolder);
    await writeFile(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
    await Promise.all(programs.map(({ file, text }) => writeFile(join(project, file), text)));
    return (await errorsOf(project, programs)).filter(isBreak).map((error) => describe(error, programs));
  } finally {
    await rm(project, { recursive: true });
  }
}

/** Everything that an example may import: what is published here, and what the package itself or these tests have. */
async function linkPackages(project: string, packageFolder: string): Promise<void> {
  const folders = new Map<string, string>();
  for (const modules of [
    join(workspace, "packages/consumer-tests/node_modules"),
    join(packageFolder, "node_modules"),
  ]) {
    for (const name of await packageNames(modules)) folders.set(name, await realpath(join(modules, name)));
  }
  for (const { name, folder } of await publishedPackages(workspace)) folders.set(name, folder);
  for (const [name, folder] of folders) {
    const link = join(project, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(folder, link);
  }
}

async function packageNames(modules: string): Promise<string[]> {
  const names = (await readdir(modules)).filter((name) => !name.startsWith("."));
  const nested = names.map(async (name) =>
    name.startsWith("@") ? (await readdir(join(modules, name))).map((each) => `${name}/${each}`) : [name],
  );
  return (await Promise.all(nested)).flat();
}

interface CompilerError {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

async function errorsOf(project: string, programs: readonly OldProgram[]): Promise<CompilerError[]> {
  const [first = "", ...others] = programs.map(({ file }) => file);
  // The newest compiler takes in no types by itself, and manuals are for Node too: `process` is there.
  const options = ["--noEmit", "--skipLibCheck", "--allowImportingTsExtensions", "--types", "node"];
  try {
    await compile(ownCompiler, first, project, ...others, ...options);
    return [];
  } catch (error) {
    const found = [...String(error).matchAll(/^([^\s(]+)\((\d+),\d+\): error (TS\d+): (.*)$/gm)];
    if (found.length === 0) throw error;
    return found.map(([, file = "", line, code = "", message = ""]) => ({
      file,
      line: Number(line),
      code,
      message,
    }));
  }
}

/**
 * Whether an error is about what users wrote. What was wrong and now compiles hurts nobody; a package of others' that is
 * not installed here any more says nothing about ours.
 */
function isBreak({ code, message }: CompilerError): boolean {
  return code !== "TS2578" && !(code === "TS2307" && !message.includes("'@crm-invoices/"));
}

function describe({ file, line, code, message }: CompilerError, programs: readonly OldProgram[]): string {
  const program = programs.find((each) => each.file === file);
  const source = program?.text.split("\n")[line - 1]?.trim() ?? "";
  return `${program?.origin ?? file}, line ${line}: ${message} (${code})\n    ${source}`;
}
