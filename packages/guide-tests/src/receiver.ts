import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A running program that receives webhooks. */
export interface Receiver {
  readonly url: string;
  /** What it prints from now on, until that matches. */
  prints(pattern: RegExp): Promise<string>;
  stop(): Promise<void>;
}

const printPort = fileURLToPath(new URL("print-port.ts", import.meta.url));

/** Starts a program of a project, and waits until what it prints tells its port. */
export async function startReceiver(
  folder: string,
  program: readonly string[],
  environment: Readonly<Record<string, string>>,
  port = /listening on ([1-9]\d*)/,
): Promise<Receiver> {
  const server = spawn(process.execPath, ["--no-warnings", "--import", printPort, ...program], {
    cwd: folder,
    env: { ...process.env, ...environment },
  });
  const exited = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const prints = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      let printed = "";
      const read = (text: Buffer) => {
        printed += text.toString();
        if (!pattern.test(printed)) return;
        server.stdout.off("data", read);
        server.stderr.off("data", read);
        resolve(printed);
      };
      server.stdout.on("data", read);
      server.stderr.on("data", read);
      void exited.then(() => reject(new Error(`${program.join(" ")} ended: ${printed}`)));
    });
  const [, found] = port.exec(await prints(port)) ?? [];
  return {
    url: `http://127.0.0.1:${found}/webhooks`,
    prints,
    async stop() {
      server.kill();
      await exited;
    },
  };
}
