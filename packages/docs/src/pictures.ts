import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { filesBelow, hashFiles } from "@crm-invoices/scripts/files";
import { transform } from "esbuild";
import { repository } from "./folders.ts";

/** Has the hash of what was shown when the pictures were taken. */
export const picturesHash = join(repository, "packages/docs/src/pictures.sha256");

/** A hash of what the pictures of the start page show: the page of the mock with the panel of the sandbox. */
export async function shownByPictures(root: string = repository): Promise<string> {
  const folders = ["packages/mock/src/page", "packages/sandbox/src/panel"].map((folder) =>
    join(root, folder),
  );
  return hashFiles(root, (await Promise.all(folders.map(filesBelow))).flat(), readCode);
}

/** A file without what a browser does not see of it: comments, types and names of variables. */
async function readCode(file: string): Promise<string> {
  const text = await readFile(file, "utf8");
  if (!file.endsWith(".ts")) return text;
  const { code } = await transform(text, { loader: "ts", minify: true });
  return code;
}
