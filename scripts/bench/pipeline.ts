import { appendFile, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { listOperations } from "@crm-invoices/openapi";
import { listBrandIds } from "../generate/brands.ts";
import { pnpm } from "../workspace/pnpm.ts";
import type { Scratch } from "../workspace/scratch.ts";
import { table } from "./table.ts";
import { seconds, turbo } from "./turbo.ts";

const pipeline = ["generate", "build", "types", "test", "check:packages"];
// They judge all documents together, so an edit of any of them runs most of them again.
const ofAllDocuments = ["test:documents"];

/** Times the pipeline in a scratch clone, and gives a table. */
export async function measurePipeline({ root }: Scratch): Promise<string> {
  await pnpm(["install", "--frozen-lockfile", "--prefer-offline", "--reporter=silent"], { cwd: root });
  // Without its manifests, nothing counts as generated.
  await rm(join(root, "spec/generated/manifests"), { recursive: true });
  const full = await seconds(() => turbo(root, pipeline));
  const rows: Row[] = [{ what: "everything, from nothing", time: full, limit: "" }];
  const add = async (what: string, limit: string, work: () => Promise<unknown>): Promise<void> => {
    rows.push({ what, time: await seconds(work), limit });
  };
  await add("nothing changed", "3 s", () => turbo(root, pipeline));
  await add("besides: the tests of all documents", "", () => turbo(root, ofAllDocuments));
  const test = () => pnpm(["test"], { cwd: root });
  await test();
  await add("nothing changed, `pnpm test`", "3 s", test);
  for (const brand of await listBrandIds(root)) {
    await rewordSummary(root, brand);
    await add(`a summary reworded in ${brand}`, "30 %", () => turbo(root, pipeline));
    await add("besides: the tests of all documents", "", () => turbo(root, ofAllDocuments));
  }
  return table(
    ["the pipeline", "seconds", "of everything", "at most"],
    rows.map(({ what, time, limit }) => [
      what,
      time.toFixed(1),
      `${((time / full) * 100).toFixed(0)} %`,
      limit,
    ]),
  );
}

interface Row {
  readonly what: string;
  readonly time: number;
  readonly limit: string;
}

/** Gives the first operation another summary, by an action at the end of the brand's overlay. */
async function rewordSummary(root: string, brand: string): Promise<void> {
  const document = JSON.parse(await readFile(join(root, `spec/generated/${brand}.json`), "utf8"));
  const [operation] = listOperations(document);
  if (operation === undefined) throw new Error(`The document of ${brand} has no operation.`);
  const target = `$.paths['${operation.path}'].${operation.method.toLowerCase()}`;
  const action = `  - target: ${target}\n    update:\n      summary: Reworded\n`;
  await appendFile(join(root, `spec/brands/${brand}.overlay.yaml`), action);
}
