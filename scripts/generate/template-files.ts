import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { filesBelow, sha256 } from "../workspace/files.ts";
import { repository } from "../workspace/paths.ts";
import { banner } from "./banner.ts";

const template = join(repository, "packages/brand-template");

/** The code that every brand's package has, beside what is made from its document. */
export async function templateSources(): Promise<string[]> {
  const folders = ["src", "test"].map((folder) => filesBelow(join(template, folder)));
  return (await Promise.all(folders)).flat();
}

/** Copies of the template's files for one brand: path relative to the repository → text. */
export async function templateFiles(brandId: string): Promise<Map<string, string>> {
  const sources = await templateSources();
  const copies = sources.map(async (source): Promise<[string, string]> => {
    const text = await readFile(source, "utf8");
    const path = relative(template, source);
    const heading = banner(sha256(text), "//", relative(repository, source));
    return [
      `packages/${brandId}/${path.replace("/", "/generated/")}`,
      heading + text.replaceAll('"../src/', '"../../src/generated/'),
    ];
  });
  return new Map(await Promise.all(copies));
}
