import { execFile } from "node:child_process";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { median } from "./numbers.ts";

const run = promisify(execFile);
const rounds = 15;

/** The milliseconds that an import takes. */
export interface ImportTime {
  readonly elapsed: number;
  /** Of the processors, which a busy machine makes no longer. */
  readonly processor: number;
}

/** What each module takes to import into a new process; the medians of interleaved rounds. */
export async function importTimes(modules: ReadonlyMap<string, string>): Promise<Map<string, ImportTime>> {
  const times = new Map([...modules.keys()].map((name): [string, ImportTime[]] => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, file] of modules) times.get(name)?.push(await importTime(file));
  }
  return new Map(
    [...times].map(([name, all]) => [
      name,
      {
        elapsed: median(all.map(({ elapsed }) => elapsed)),
        processor: median(all.map(({ processor }) => processor)),
      },
    ]),
  );
}

async function importTime(file: string): Promise<ImportTime> {
  const script = `const before = process.cpuUsage();
    const start = performance.now();
    await import(${JSON.stringify(pathToFileURL(file).href)});
    const elapsed = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    console.log(JSON.stringify({ elapsed, processor: (user + system) / 1000 }));
    process.exit();`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", script]);
  return JSON.parse(stdout);
}
