import { type RunOptions, run } from "./run.ts";

/** The program and first parameters that start the pnpm which runs this script; undefined when none does. */
function thisPnpm(): readonly [program: string, ...first: string[]] | undefined {
  const pnpm = process.env["npm_execpath"];
  if (pnpm === undefined || !/pnpm/.test(pnpm)) {
    return undefined;
  }
  return /\.[cm]?js$/.test(pnpm) ? [process.execPath, pnpm] : [pnpm];
}

/**
 * Links what is new in the workspace and forgets what is gone. Says whether there was a pnpm to do it.
 */
export async function install(root: string, signal?: AbortSignal): Promise<boolean> {
  if (thisPnpm() === undefined) {
    return false;
  }
  await pnpm(["install", "--no-frozen-lockfile", "--prefer-offline"], { cwd: root, signal });
  return true;
}

/** Runs pnpm, as {@link run} does. */
export function pnpm(parameters: readonly string[], options: RunOptions): Promise<string> {
  const [program, ...first] = thisPnpm() ?? ["npx", "pnpm@12"];
  return run(program, [...first, ...parameters], options);
}
