import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Contender } from "./contenders.ts";
import { packageFolder, programsFolder } from "./folders.ts";

const run = promisify(execFile);

/** What the compiler had to do to check a program. */
export interface TypeCost {
  readonly instantiations: number;
  readonly errors: number;
}

/** Checks the program of a contender with TypeScript 5.9. */
export async function typeCost({ name, node }: Contender, skipLibCheck: boolean): Promise<TypeCost> {
  const output = await check([
    ...["--noEmit", "--extendedDiagnostics", "--strict"],
    ...[
      "--target",
      "es2022",
      "--lib",
      "es2022,DOM,DOM.Iterable",
      ...(node ? ["--types", "node"] : ["--typeRoots", programsFolder]),
    ],
    ...["--module", "preserve", "--moduleResolution", "bundler", "--allowImportingTsExtensions"],
    ...["--skipLibCheck", String(skipLibCheck)],
    join(programsFolder, `${name}.ts`),
  ]);
  const instantiations = /^Instantiations:\s+(\d+)$/m.exec(output)?.[1];
  if (instantiations === undefined) throw new Error(`The compiler said nothing of ${name}: ${output}`);
  return { instantiations: Number(instantiations), errors: output.match(/error TS\d+/g)?.length ?? 0 };
}

/** What the compiler prints; it ends with another status than 0 when it finds errors. */
async function check(flags: readonly string[]): Promise<string> {
  const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  try {
    return (await run(process.execPath, [compiler, ...flags], { cwd: packageFolder })).stdout;
  } catch (error) {
    if (error instanceof Error && "stdout" in error && typeof error.stdout === "string") return error.stdout;
    throw error;
  }
}
