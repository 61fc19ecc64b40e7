import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Runs a command; when it fails, the error says what the command printed. */
export async function run(
  command: string,
  parameters: readonly string[],
  cwd: string,
  signal?: AbortSignal,
): Promise<string> {
  try {
    return (await execute(command, parameters, { cwd, signal })).stdout;
  } catch (error) {
    const printed = typeof error === "object" && error !== null && "stdout" in error ? error.stdout : "";
    throw new Error(`${command} ${parameters.join(" ")} failed: ${String(error)}\n${String(printed)}`);
  }
}

/** An empty project outside the workspace that has installed packed packages, as a user would. */
export interface Consumer {
  readonly folder: string;
  /** Type-checks and runs a TypeScript program; gives what it prints. The signal ends it. */
  run(program: string, signal?: AbortSignal): Promise<string>;
  remove(): Promise<void>;
}

/** What the empty project installs. */
export interface Installed {
  /** Folders of workspace packages, packed as they would be published. */
  readonly own: readonly string[];
  /** Folders of installed third-party packages, packed again so that nothing is downloaded. */
  readonly thirdParty: readonly string[];
}

/** Installs the packages with npm into an empty project; `compiler` is the path of `tsc`. */
export async function createConsumer(installed: Installed, compiler: string): Promise<Consumer> {
  const consumer = await createProject(compiler);
  const { folder } = consumer;
  const pack = async (tool: string, directory: string) => {
    await run(tool, ["pack", "--pack-destination", folder, "--ignore-scripts"], directory);
  };
  await Promise.all([
    ...installed.own.map((directory) => pack("pnpm", directory)),
    ...installed.thirdParty.map(async (directory) => {
      // pnpm installs equal files as hard links, which npm packs as links and then does not install.
      const copy = join(folder, "third-party", basename(directory));
      await cp(directory, copy, { recursive: true, dereference: true });
      await pack("npm", copy);
    }),
  ]);
  const tarballs = (await readdir(folder)).filter((name) => name.endsWith(".tgz"));
  const install = ["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  await run("npm", [...install, ...tarballs.map((name) => `./${name}`)], folder);
  return consumer;
}

/** An empty project that has installed nothing yet. */
export async function createProject(compiler: string): Promise<Consumer> {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-consumer-"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  return {
    folder,
    async run(program, signal) {
      await writeFile(join(folder, "program.ts"), program);
      const options = [
        "--noEmit",
        "--strict",
        "--module",
        "nodenext",
        "--target",
        "es2022",
        "--lib",
        "es2022,dom",
      ];
      await run(process.execPath, [compiler, ...options, "program.ts"], folder, signal);
      return run(process.execPath, ["program.ts"], folder, signal);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
