import { mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "@crm-invoices/scripts/consumer";
import { repository } from "@crm-invoices/scripts/paths";
import { programsOf } from "./guide.ts";

const own = join(import.meta.dirname, "../node_modules");
const frameworks = join(repository, "tools/frameworks/node_modules");

/** The folder of a user's project, with the programs of a guide and what they import. */
export interface Project {
  readonly folder: string;
  /** The files of its programs. */
  readonly programs: readonly string[];
  /** Compiles all of its programs, and fails with the compiler's errors. */
  compile(): Promise<void>;
  /** Runs a program with Node, and gives what it prints. */
  run(file: string): Promise<string>;
  remove(): Promise<void>;
}

/**
 * Writes the programs of a guide into a project.
 *
 * @param addresses replace what stands in the programs, such as the address of a sandbox.
 */
export async function createProject(
  guide: string,
  addresses: Readonly<Record<string, string>> = {},
): Promise<Project> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "crm-invoices-guide-")));
  await Promise.all([link(own, folder), link(frameworks, folder)]);
  await write(folder, "package.json", JSON.stringify({ private: true, type: "module" }));
  await write(folder, "tsconfig.json", JSON.stringify({ compilerOptions, exclude: ["node_modules"] }));
  const programs = await programsOf(guide);
  for (const { file, code } of programs) {
    const replaced = Object.entries(addresses).reduce((text, [from, to]) => text.replaceAll(from, to), code);
    await write(folder, file, replaced);
  }
  return {
    folder,
    programs: programs.map(({ file }) => file),
    async compile() {
      const compiler = join(own, "typescript/bin/tsc");
      await run(process.execPath, [compiler, "-p", "."], folder);
    },
    run: (file) => run(process.execPath, [file], folder),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What a new project of a bundler has. */
const compilerOptions = {
  strict: true,
  target: "es2023",
  module: "esnext",
  moduleResolution: "bundler",
  lib: ["es2023", "dom", "dom.iterable"],
  types: ["node"],
  jsx: "preserve",
  skipLibCheck: true,
  noEmit: true,
  allowImportingTsExtensions: true,
};

async function write(folder: string, file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

/** Links the packages of a `node_modules` into that of a project; those that are there already stay. */
async function link(modules: string, project: string): Promise<void> {
  const names = await readdir(modules);
  const packages = await Promise.all(
    names
      .filter((name) => !name.startsWith("."))
      .map(async (name) =>
        name.startsWith("@")
          ? (await readdir(join(modules, name))).map((scoped) => `${name}/${scoped}`)
          : [name],
      ),
  );
  for (const name of packages.flat()) {
    const path = join(project, "node_modules", name);
    await mkdir(dirname(path), { recursive: true });
    await symlink(await realpath(join(modules, name)), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}
