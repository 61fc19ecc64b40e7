import { brandFiles } from "../brand/brand-files.ts";
import { writeTogether } from "../workspace/files.ts";
import { pnpm } from "../workspace/pnpm.ts";
import type { Scratch } from "../workspace/scratch.ts";
import { table } from "./table.ts";
import { seconds, turboAlone } from "./turbo.ts";

const altTypes = ["location", "account"];

/**
 * Adds brands to a scratch clone, and times one turbo run that generates, builds and tests the first of them, then one
 * for more. What every brand rests on is made before.
 */
export async function measureBrands({ root }: Scratch, counts: readonly number[]): Promise<string> {
  const ids = Array.from({ length: Math.max(...counts) }, (_, index) => `bench-${index + 1}`);
  for (const [index, id] of ids.entries()) {
    const altType = altTypes[index % altTypes.length] ?? "location";
    const brand = { id, title: `Bench ${index + 1}`, altType, docsUrl: undefined, languages: [] };
    await writeTogether(root, await brandFiles(root, brand));
  }
  await pnpm(["install", "--no-frozen-lockfile", "--prefer-offline", "--reporter=silent"], { cwd: root });
  await turboAlone(root, ["build", "--filter=!@crm-invoices/bench-*"]);
  const times: number[] = [];
  for (const count of counts) {
    const filters = ids.slice(0, count).map((id) => `--filter=@crm-invoices/${id}`);
    // Forced, so that a round does not profit from the one before.
    const tasks = ["generate", "build", "test", "--force", ...filters];
    times.push(await seconds(() => turboAlone(root, tasks)));
  }
  const [few = 1] = counts;
  const [first = 0] = times;
  return table(
    ["brands", "seconds", "seconds for each", "cost of each further brand, to that of the first"],
    counts.map((count, index) => {
      const time = times[index] ?? 0;
      const growth = index === 0 ? 1 : (time - first) / (count - few) / (first / few);
      return [String(count), time.toFixed(1), (time / count).toFixed(1), growth.toFixed(2)];
    }),
  );
}
