import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "@crm-invoices/scripts/consumer";
import { repository } from "@crm-invoices/scripts/paths";
import { programsOf } from "./guide.ts";

/** The folder of a reader's project, with the programs of a guide and what they import. */
export interface Project {
  readonly folder: string;
  /** The files of its programs. */
  readonly programs: readonly string[];
  /** Compiles all of its programs, and fails with the compiler's errors. */
  compile(): Promise<void>;
  /** Runs a program with Node, and gives what it prints. */
  run(...command: string[]): Promise<string>;
  write(file: string, text: string): Promise<void>;
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
  await symlink(join(installed(), "node_modules"), join(folder, "node_modules"));
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  };
  await write("package.json", JSON.stringify({ private: true, type: "module" }));
  await write("tsconfig.json", JSON.stringify({ compilerOptions, exclude: ["node_modules"] }));
  const programs = await programsOf(guide);
  for (const { file, code } of programs) {
    const replaced = Object.entries(addresses).reduce((text, [from, to]) => text.replaceAll(from, to), code);
    await write(file, replaced);
  }
  return {
    folder,
    programs: programs.map(({ file }) => file),
    async compile() {
      await run(process.execPath, [join(repository, "node_modules/typescript/bin/tsc"), "-p", "."], folder);
    },
    // Playwright refuses to run inside of Jest, which it knows by this variable.
    run: (...command) => run("env", ["-u", "JEST_WORKER_ID", process.execPath, ...command], folder),
    write,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The project that has installed everything. */
function installed(): string {
  const folder = process.env["GUIDE_PROJECT"];
  if (folder === undefined) throw new Error("Jest has not called src/install.ts.");
  return folder;
}

/** What a new project of a bundler has. */
const compilerOptions = {
  strict: true,
  target: "es2023",
  module: "esnext",
  moduleDetection: "force",
  moduleResolution: "bundler",
  lib: ["es2023", "dom", "dom.iterable"],
  types: ["node"],
  jsx: "preserve",
  skipLibCheck: true,
  noEmit: true,
  allowImportingTsExtensions: true,
};
