import { UserError } from "../command/user-error.ts";
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

/**
 * Runs the pnpm which runs this script, as {@link run} does: another one would have to be asked for at the registry.
 *
 * @throws UserError that says so when no pnpm runs this script.
 */
export async function pnpm(parameters: readonly string[], options: RunOptions): Promise<string> {
  const own = thisPnpm();
  if (own === undefined) {
    throw new UserError(
      "This needs pnpm, and none runs it: start it as a script of package.json, with pnpm.",
    );
  }
  const [program, ...first] = own;
  return run(program, [...first, ...parameters], options);
}
