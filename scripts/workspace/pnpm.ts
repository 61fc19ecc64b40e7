import { spawn } from "node:child_process";
import { Mistake } from "../command/mistake.ts";
import { run } from "./run.ts";

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
export async function install(root: string): Promise<boolean> {
  const pnpm = thisPnpm();
  if (pnpm === undefined) {
    return false;
  }
  const [program, ...first] = pnpm;
  await run(program, [...first, "install", "--no-frozen-lockfile", "--prefer-offline"], { cwd: root });
  return true;
}

/** Runs pnpm in `cwd`; what it prints is shown as it comes. */
export async function pnpm(
  cwd: string,
  parameters: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<void> {
  const [program, ...first] = thisPnpm() ?? ["npx", "pnpm@12"];
  const child = spawn(program, [...first, ...parameters], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  if (code !== 0) {
    throw new Mistake(`pnpm ${parameters.join(" ")} failed in ${cwd}.`);
  }
}
