import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const execute = promisify(execFile);
const workspace = fileURLToPath(new URL("../../..", import.meta.url));

/** The packages that a project installs, by name, with the folders they are in. */
const folders = {
  "@crm-invoices/core": "packages/core",
  "@crm-invoices/highlevel": "packages/highlevel",
  "@crm-invoices/mock": "packages/mock",
  "@crm-invoices/sandbox": "packages/sandbox",
  "@crm-invoices/spec": "spec",
} as const;

/** Packs the packages as they would be published; gives the tarball of each by its name. */
export async function packAll(target: string): Promise<Readonly<Record<string, string>>> {
  const tarballs: Record<string, string> = {};
  for (const [name, folder] of Object.entries(folders)) {
    await execute("pnpm", ["pack", "--pack-destination", target], { cwd: join(workspace, folder) });
    const start = name.replace("@", "").replace("/", "-");
    const file = (await readdir(target)).find((each) => each.startsWith(`${start}-`));
    if (file === undefined) throw new Error(`${name} was not packed into ${target}.`);
    tarballs[name] = join(target, file);
  }
  return tarballs;
}
