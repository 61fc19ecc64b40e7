import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { registryEnvironment } from "@crm-invoices/scripts/registry";
import { type Cell, npm } from "./cell.ts";

const execute = promisify(execFile);
const fiveMinutes = 300_000;

/** Makes a cell's project in an empty folder, installs it and runs it; gives what its last command prints. */
export async function runCell(cell: Cell, tarballs: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-tool-"));
  try {
    const { install = npm } = cell;
    const references = Object.fromEntries(
      Object.entries(tarballs).map(([name, tarball]) => [name, `file:${tarball}`]),
    );
    const manifest = {
      name: "project",
      version: "1.0.0",
      private: true,
      ...cell.manifest,
      ...install.manifest?.(references),
      dependencies: { ...references, ...cell.tools },
    };
    const files = {
      ...install.files?.(references),
      ...cell.files,
      "package.json": JSON.stringify(manifest, undefined, 2),
    };
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    let printed = "";
    for (const command of [install.command, ...cell.commands]) printed = await runIn(folder, command);
    return printed;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function runIn(folder: string, [command = "", ...parameters]: readonly string[]): Promise<string> {
  try {
    const { stdout, stderr } = await execute(command, parameters, {
      cwd: folder,
      env: await environment(folder),
      timeout: fiveMinutes,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout + stderr;
  } catch (error) {
    const { code, signal, stdout, stderr } = Object(error);
    const ended = signal ? `was ended by ${signal}` : `failed (${code})`;
    throw new Error([`${command} ${parameters.join(" ")} ${ended}:`, stdout, stderr].join("\n"));
  }
}

let registry: ReturnType<typeof registryEnvironment> | undefined;

/** What a developer's shell would have: nothing of this workspace's package manager, and no colors. */
async function environment(folder: string): Promise<NodeJS.ProcessEnv> {
  registry ??= registryEnvironment();
  const own = Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:npm_|pnpm_|PNPM_|JEST_|NODE_OPTIONS$|NODE_ENV$|INIT_CWD$|FORCE_COLOR$|TURBO_)/.test(name),
  );
  return {
    ...Object.fromEntries(own),
    ...(await registry),
    PATH: [join(folder, "node_modules/.bin"), process.env["PATH"]].join(delimiter),
    CI: "true",
    NO_COLOR: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    npm_config_update_notifier: "false",
  };
}
