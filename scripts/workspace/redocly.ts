import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { UserError } from "../command/user-error.ts";

const executable = join(
  fileURLToPath(new URL("../node_modules/@redocly/cli/", import.meta.url)),
  "bin/cli.js",
);

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the Redocly CLI in `directory`, without telemetry and without colors. */
export function runRedocly(directory: string, parameters: readonly string[]): Promise<Outcome> {
  const child = spawn(process.execPath, [executable, ...parameters], {
    cwd: directory,
    env: {
      ...process.env,
      REDOCLY_TELEMETRY: "off",
      REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
      NO_COLOR: "1",
      FORCE_COLOR: "0",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** As {@link runRedocly}, but a failure is a {@link UserError} that carries what Redocly said of it. */
export async function redocly(directory: string, parameters: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runRedocly(directory, parameters);
  if (code !== 0) {
    throw new UserError(`${stdout}${stderr}`.trim());
  }
  return stdout;
}
