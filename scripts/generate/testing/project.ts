import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A small project on disk, shaped like this one, for tests that generate from it. */
export interface Project {
  readonly root: string;
  write(path: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

/**
 * Copies the folder `project` beside this file, and over it what is given.
 *
 * @param changes path → text.
 * @param folder more files, laid out as in the project.
 */
export async function createProject(
  changes: Readonly<Record<string, string>> = {},
  folder?: URL,
): Promise<Project> {
  const root = await mkdtemp(join(tmpdir(), "crm-invoices-"));
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  for (const from of [new URL("project", import.meta.url), folder]) {
    if (from !== undefined) await cp(from, root, { recursive: true });
  }
  for (const [path, text] of Object.entries({ ...manifest, ...changes })) {
    await write(path, text);
  }
  return { root, write, remove: () => rm(root, { recursive: true, force: true }) };
}

/** No file of the folder, where Jest would take it for the package of this name. */
const manifest = { "spec/package.json": '{ "name": "@crm-invoices/spec", "version": "1.2.3" }' };

export function brandOverlay(id: string, altType: string, language?: string, actions = ""): string {
  return `overlay: 1.0.0
info:
  title: ${id}
  version: 1.0.0
x-brand:
  id: ${id}
  title: ${id}
  altType: ${altType}
  languages: [${language ?? ""}]
actions:
  - target: $.components.schemas.AltType.enum
    description: Only one value is left.
    remove: true
  - target: $.components.schemas.AltType
    description: Narrows altType.
    update:
      const: ${altType}
${actions}`;
}
