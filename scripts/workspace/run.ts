import { type ChildProcess, spawn } from "node:child_process";
import { UserError } from "../command/user-error.ts";

export interface RunOptions {
  readonly cwd: string;
  readonly input?: string;
  /** What the program finds in its environment. Default: the same as this one. */
  readonly env?: NodeJS.ProcessEnv;
  /** Whether what the program prints is shown as it comes. Default: it is returned. */
  readonly shown?: boolean;
  /** Is given what the program prints, as output and as errors, as it comes. */
  readonly onPrint?: (text: string) => void;
  /** Ends the program and all that it started. */
  readonly signal?: AbortSignal | undefined;
}

/** Runs a program and returns what it prints; a failure is a {@link UserError} that carries what it said. */
export async function run(
  program: string,
  parameters: readonly string[],
  { cwd, input = "", env, shown = false, onPrint, signal }: RunOptions,
): Promise<string> {
  signal?.throwIfAborted();
  const output = shown ? "inherit" : "pipe";
  // In a group of its own, the program can be ended together with all that it started.
  const detached = signal !== undefined;
  const child = spawn(program, parameters, { cwd, env, detached, stdio: ["pipe", output, output] });
  const stop = () => endGroup(child);
  signal?.addEventListener("abort", stop);
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    onPrint?.(text);
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    onPrint?.(text);
  });
  // A program that ends without reading its input is no failure; its exit code tells.
  child.stdin?.on("error", () => {}).end(input);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject).on("close", resolve);
    });
    signal?.throwIfAborted();
    if (code !== 0) {
      throw new UserError(`${program} ${parameters.join(" ")} failed:\n${stdout}${stderr}`.trim());
    }
    return stdout;
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

function endGroup(child: ChildProcess): void {
  const { pid, exitCode } = child;
  if (pid === undefined || exitCode !== null) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself, or this is Windows, which has no groups.
    child.kill("SIGKILL");
  }
}
