import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "@crm-invoices/scripts/run";
import type { Cell } from "./cell.ts";
import { environment } from "./environment.ts";

const npm = ["npm", "install"];

/** Makes, installs and runs the projects of cells, each in a folder of its own. */
export interface Projects {
  /** Gives what the last command of the cell prints. */
  run(cell: Cell): Promise<string>;
  remove(): Promise<void>;
}

/**
 * Makes projects that install the packages from `tarballs`, and whose commands may take `minutes` each. What npm has
 * installed for one is moved to the next if that has the same tools.
 */
export async function openProjects(
  tarballs: Readonly<Record<string, string>>,
  minutes = 5,
): Promise<Projects> {
  const base = await mkdtemp(join(tmpdir(), "crm-invoices-tools-"));
  const references = Object.fromEntries(
    Object.entries(tarballs).map(([name, tarball]) => [name, `file:${tarball}`]),
  );
  let last: { readonly folder: string; readonly tools: string } | undefined;

  async function install({ install, tools }: Cell, folder: string): Promise<void> {
    const wanted = install ? undefined : JSON.stringify(tools);
    const before = last;
    last = undefined;
    if (before && before.tools === wanted) {
      await rename(join(before.folder, "node_modules"), join(folder, "node_modules"));
    } else {
      await runIn(folder, install?.command ?? npm, minutes);
    }
    if (before) await remove(before.folder);
    if (wanted !== undefined) last = { folder, tools: wanted };
  }

  return {
    async run(cell) {
      const folder = await mkdtemp(join(base, "project-"));
      await writeProject(cell, references, folder);
      try {
        await install(cell, folder);
        let printed = "";
        for (const command of cell.commands) printed = await runIn(folder, command, minutes);
        return printed;
      } finally {
        if (last?.folder !== folder) await remove(folder);
      }
    },
    remove: () => remove(base),
  };
}

const remove = (folder: string) => rm(folder, { recursive: true, force: true, maxRetries: 3 });

async function writeProject(
  { install, manifest, tools, files }: Cell,
  references: Readonly<Record<string, string>>,
  folder: string,
): Promise<void> {
  const written = {
    ...install?.files?.(references),
    ...files,
    "package.json": JSON.stringify(
      {
        name: "project",
        version: "1.0.0",
        private: true,
        ...manifest,
        ...install?.manifest?.(references),
        dependencies: { ...references, ...tools },
      },
      undefined,
      2,
    ),
  };
  for (const [name, text] of Object.entries(written)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

async function runIn(
  cwd: string,
  [program = "", ...parameters]: readonly string[],
  minutes: number,
): Promise<string> {
  let printed = "";
  const signal = AbortSignal.timeout(minutes * 60_000);
  const onPrint = (text: string) => {
    printed += text;
  };
  try {
    await run(program, parameters, { cwd, env: await environment(cwd), signal, onPrint });
    return printed;
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Error(`${program} ${parameters.join(" ")} took more than ${minutes} minutes:\n${printed}`);
  }
}
