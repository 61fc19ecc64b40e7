import { spawn } from "node:child_process";
import { Mistake } from "../command/mistake.ts";

/** Runs a program and returns what it prints; a failure is a {@link Mistake} that carries what it said. */
export async function run(
  program: string,
  parameters: readonly string[],
  options: { readonly cwd: string; readonly input?: string },
): Promise<string> {
  const child = spawn(program, parameters, { cwd: options.cwd, stdio: ["pipe", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  // A program that ends without reading its input is no failure; its exit code tells.
  child.stdin.on("error", () => {}).end(options.input ?? "");
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  if (code !== 0) {
    throw new Mistake(`${program} ${parameters.join(" ")} failed:\n${stdout}${stderr}`.trim());
  }
  return stdout;
}
