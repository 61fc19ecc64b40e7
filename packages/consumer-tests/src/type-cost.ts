import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "@crm-invoices/scripts/consumer";
import { workspace } from "./published.ts";

/** The compilers that users have, by the name they are installed under. */
export const compilers = ["typescript5.4", "typescript5.9", "typescript6", "typescript7"] as const;

/** A compiler that users have. */
export type Compiler = (typeof compilers)[number];

const options = [
  "--strict",
  "--module",
  "nodenext",
  "--target",
  "es2022",
  "--lib",
  "es2022,dom,dom.iterable",
];

/** Compiles a program as a user would; fails with the compiler's errors, and gives what it prints. */
export async function compile(
  compiler: Compiler,
  program: string,
  project: string,
  ...more: string[]
): Promise<string> {
  const path = join(workspace, "packages/consumer-tests/node_modules", compiler, "bin/tsc");
  return run(process.execPath, [path, ...options, ...more, program], project);
}

/** How many types a compiler instantiates for a program, more than for an empty one. */
export async function instantiations(
  compiler: Compiler,
  program: string,
  project: string,
  skipLibCheck: boolean,
): Promise<number> {
  const key = `${compiler} ${skipLibCheck}`;
  let base = costOfNothing.get(key);
  if (base === undefined) {
    await writeFile(join(project, "empty.ts"), "export {};\n");
    base = await countInstantiations(compiler, "empty.ts", project, skipLibCheck);
    costOfNothing.set(key, base);
  }
  return (await countInstantiations(compiler, program, project, skipLibCheck)) - base;
}

// The libraries of TypeScript 6 and 7 alone cost more than a whole program did before.
const costOfNothing = new Map<string, number>();

async function countInstantiations(
  compiler: Compiler,
  program: string,
  project: string,
  skipLibCheck: boolean,
): Promise<number> {
  const more = ["--noEmit", "--extendedDiagnostics", "--skipLibCheck", String(skipLibCheck)];
  const printed = await compile(compiler, program, project, ...more);
  const [, count] = /^Instantiations:\s+(\d+)/m.exec(printed) ?? [];
  if (count === undefined) throw new Error(`${compiler} prints no number of instantiations.`);
  return Number(count);
}
