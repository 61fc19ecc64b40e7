import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { listBrandIds } from "../generate/brands.ts";
import { writeTogether } from "../workspace/files.ts";
import { format } from "./format.ts";

/** The file that names every brand, relative to the root. */
export const documentsTaskFile = "turbo.json";

/** Lets turbo's task `documents`, which comes before all that reads every brand's document, wait for the brands there are. */
export async function writeDocumentsTask(root: string): Promise<void> {
  await writeTogether(root, new Map([[documentsTaskFile, await documentsTask(root)]]));
}

/** What `turbo.json` has to say. Turbo knows no pattern for the tasks of packages, so it names each brand. */
export async function documentsTask(root: string): Promise<string> {
  const configuration = JSON.parse(await readFile(join(root, documentsTaskFile), "utf8"));
  const brands = await listBrandIds(root);
  configuration.tasks["//#documents"].dependsOn = brands.map((id) => `@crm-invoices/${id}#generate`);
  return format(documentsTaskFile, `${JSON.stringify(configuration, null, 2)}\n`);
}
