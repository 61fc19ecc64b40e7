import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { compileFor, compilers, type Environment, outermost } from "./compile.ts";

/** What it costs a compiler to check a program. */
export interface TypeCost {
  readonly compiler: string;
  readonly environment: Environment;
  /** Whether the declarations of libraries are checked too: `skipLibCheck: false`. */
  readonly checked: boolean;
  /** How many types are instantiated in all. */
  readonly total: number;
  /** How many of them are instantiated for an empty program too: none where libraries are skipped, by which all count. */
  readonly empty: number;
}

/** What a program costs a compiler by itself, with the declarations it needs but without the compiler's own libraries. */
export interface OwnCost {
  readonly compiler: string;
  /** Whether the declarations that it needs are checked too. */
  readonly checked: boolean;
  readonly own: number;
}

/**
 * What a program costs each compiler by itself. Quick, as no compiler checks its own libraries: so it does not matter which
 * of them it has.
 */
export async function* ownCosts(program: string, project: string): AsyncGenerator<OwnCost> {
  for (const compiler of compilers) {
    for (const checked of [false, true]) {
      const own = await instantiations(compiler, "dom", skipping(!checked), program, project);
      yield { compiler, checked, own };
    }
  }
}

/** What is wrong with such a cost, in words; undefined when nothing is. */
export function ownCostComplaint({ own, checked }: OwnCost): string | undefined {
  return own > maximumOwn(checked) ? `at most ${maximumOwn(checked)} are allowed` : undefined;
}

/** By day `check:packages` holds what a program costs by itself in a browser, and each night all of it is counted. */
const environments: readonly Environment[] =
  process.env["NIGHTLY"] === "true" ? ["dom", "webworker"] : ["webworker"];

/** What a program costs each compiler, in each way to compile it. */
export async function* typeCosts(program: string, project: string): AsyncGenerator<TypeCost> {
  await writeFile(join(project, "empty.ts"), "export {};\n");
  for (const compiler of outermost) {
    for (const environment of environments) {
      for (const checked of [false, true]) {
        const how = [...skipping(!checked), "--skipDefaultLibCheck", "false"];
        const count = (file: string) => instantiations(compiler, environment, how, file, project);
        const total = await count(program);
        yield { compiler, environment, checked, total, empty: checked ? await count("empty.ts") : 0 };
      }
    }
  }
}

const skipping = (isSkipped: boolean): readonly string[] => ["--skipLibCheck", String(isSkipped)];

// Of what a program with one call costs more than an empty one, without and with a check of the declarations that it needs.
const maximumOwn = (checked: boolean) => (checked ? 1_000 : 50);
// Of a program with one call, libraries and all.
const maximumTotal = 25_000;

/** What is wrong with a cost, in words; undefined when nothing is. */
export function costComplaint({ total, empty, checked }: TypeCost): string | undefined {
  if (total - empty > maximumOwn(checked)) {
    return `at most ${maximumOwn(checked)} are allowed beyond an empty program`;
  }
  // Since TypeScript 6, its declarations of a browser cost more than that before anybody writes a line.
  return total > maximumTotal && empty <= maximumTotal ? `at most ${maximumTotal} are allowed` : undefined;
}

/** A cost in words. */
export function describeCost({ compiler, environment, checked, total, empty }: TypeCost): string {
  const libraries = `${environment}, libraries ${checked ? "checked" : "skipped"}`;
  return `${total} instantiations in ${compiler} (${libraries}), ${total - empty} more than an empty program`;
}

async function instantiations(
  compiler: string,
  environment: Environment,
  how: readonly string[],
  program: string,
  project: string,
): Promise<number> {
  const more = ["--noEmit", "--extendedDiagnostics", ...how];
  const printed = await compileFor(environment, compiler, program, project, ...more);
  const [, count] = /^Instantiations:\s+(\d+)/m.exec(printed) ?? [];
  if (count === undefined) throw new Error(`${compiler} prints no number of instantiations.`);
  return Number(count);
}
