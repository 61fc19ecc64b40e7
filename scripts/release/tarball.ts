import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { filesBelow } from "../workspace/files.ts";
import { pathFrom } from "../workspace/path-from.ts";
import { run } from "../workspace/run.ts";

/** The parts of a packed `package.json` that a release looks at. */
export interface PackedManifest {
  readonly name: string;
  readonly version: string;
  readonly files?: readonly string[];
  readonly exports?: unknown;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly crmInvoices?: { readonly spec?: unknown };
}

/** A package as it is packed. */
export interface Tarball {
  readonly manifest: PackedManifest;
  /** Path → text of every file. */
  readonly files: ReadonlyMap<string, string>;
}

export async function readTarball(file: string): Promise<Tarball> {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-tarball-"));
  try {
    await run("tar", ["-xzf", file, "-C", folder], { cwd: folder });
    const root = join(folder, "package");
    const texts = (await filesBelow(root)).map(
      async (path) => [pathFrom(root, path), await readFile(path, "utf8")] as const,
    );
    const files = new Map(await Promise.all(texts));
    return { manifest: JSON.parse(files.get("package.json") ?? "{}"), files };
  } finally {
    await rm(folder, { recursive: true });
  }
}
