import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The root of the workspace. */
export const workspace = join(import.meta.dirname, "../../..");

/** A package of the workspace that is published. */
export interface PublishedPackage {
  readonly name: string;
  readonly folder: string;
  /** Whether it is the client of one brand. */
  readonly isBrand: boolean;
}

/** The package in a folder, as its manifest has it. */
export async function readPackage(folder: string): Promise<PublishedPackage> {
  const { name }: { name: string } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  return { name, folder, isBrand: existsSync(join(folder, "src/generated/operations.ts")) };
}
