import { brandFiles } from "./brand/brand-files.ts";
import { writeTogether } from "./workspace/files.ts";
import { pnpm } from "./workspace/pnpm.ts";
import { createScratch } from "./workspace/testing/scratch.ts";

/**
 * How the cost of generating, building and testing grows with the number of brands: adds brands to a scratch clone
 * and times one turbo run over the first of them, then over more. Numbers of brands may be given, such as `1 5 20`.
 */
const counts = process.argv.slice(2).map(Number);
const rounds = counts.length > 0 ? counts : [1, 5, 10, 20];
const numbers = Array.from({ length: Math.max(...rounds) }, (_, index) => String(index + 1).padStart(2, "0"));
const altTypes = ["location", "account"];

const scratch = await createScratch({ linked: false });
try {
  for (const [index, number] of numbers.entries()) {
    const brand = {
      id: `bench-${number}`,
      title: `Bench ${number}`,
      altType: altTypes[index % altTypes.length] ?? "location",
      docsUrl: undefined,
      languages: [],
    };
    await writeTogether(scratch.root, await brandFiles(scratch.root, brand));
  }
  const shown = { cwd: scratch.root, shown: true };
  await pnpm(["install", "--no-frozen-lockfile", "--prefer-offline", "--reporter=silent"], shown);
  // What every brand rests on is the same for all rounds, so it is made before any of them.
  const turbo = ["exec", "turbo", "run", "--output-logs=errors-only", "--log-order=grouped"];
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: "1", CI: "true" };
  await pnpm([...turbo, "build", "--filter=@crm-invoices/contract-tests..."], { ...shown, env });
  const times: number[] = [];
  for (const count of rounds) {
    const filters = numbers.slice(0, count).map((number) => `--filter=@crm-invoices/bench-${number}`);
    const start = performance.now();
    await pnpm([...turbo, "generate", "build", "test", "--force", ...filters], { ...shown, env });
    times.push((performance.now() - start) / 1000);
  }
  console.log("brands  seconds  seconds per brand  cost of each further brand, to the first round's");
  for (const [index, count] of rounds.entries()) {
    const [first = 0] = times;
    const time = times[index] ?? 0;
    const [few = 1] = rounds;
    const growth = index === 0 ? 1 : (time - first) / (count - few) / (first / few);
    console.log(
      [
        String(count).padStart(6),
        time.toFixed(1).padStart(7),
        (time / count).toFixed(2).padStart(17),
        growth.toFixed(2).padStart(10),
      ].join("  "),
    );
  }
} finally {
  await scratch.remove();
}
