import { execFile } from "node:child_process";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { median } from "./numbers.ts";

const run = promisify(execFile);
const rounds = 15;

/** The milliseconds that each module takes to import into a new process; the median of interleaved rounds. */
export async function importTimes(modules: ReadonlyMap<string, string>): Promise<Map<string, number>> {
  const times = new Map([...modules.keys()].map((name): [string, number[]] => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, file] of modules) times.get(name)?.push(await importTime(file));
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}

async function importTime(file: string): Promise<number> {
  const script = `const start = performance.now();
    await import(${JSON.stringify(pathToFileURL(file).href)});
    console.log(performance.now() - start);
    process.exit();`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", script]);
  return Number(stdout);
}
