import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** As it is built: it starts in a third of the time. */
const command = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** A sandbox in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

/** How large the system lets files of a process become, in bytes: beyond it a write fails, as on a disk that is full. */
export function limitFiles({ pid }: ServerProcess, bytes: number | "unlimited"): void {
  execFileSync("prlimit", ["--pid", String(pid), `--fsize=${bytes}:unlimited`]);
}

/** Only Linux limits the files of a process that runs. */
export const limitsFiles = process.platform === "linux";
if (!limitsFiles) console.warn("Not tested with a full disk: only Linux limits the files of a process.");

/** Starts the command, with the brand `highlevel` and the documented invoice. */
export async function startProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = spawn(
    process.execPath,
    ["--no-warnings", command, "highlevel", "--port", "0", "--quiet", ...args],
    { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...environment } },
  );
  const ended = once(child, "exit");
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  let printed = "";
  for await (const chunk of child.stdout) {
    printed += chunk;
    const [, url] = /\(highlevel\) +(\S+)/.exec(printed) ?? [];
    if (url !== undefined) {
      child.stdout.resume();
      return {
        url,
        pid: child.pid ?? 0,
        async kill() {
          child.kill("SIGKILL");
          await ended;
        },
      };
    }
  }
  throw new Error(`The sandbox did not start: ${errors}`);
}
