import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "@jest/globals";

const program = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

/** What the command prints until it serves, and what `use` makes of it while it does. */
async function whileServing<Result>(
  parameters: readonly string[],
  use: (lines: readonly string[]) => Promise<Result>,
): Promise<Result> {
  const child = spawn(process.execPath, [program, "--port", "0", "--quiet", ...parameters]);
  const complaints = text(child.stderr);
  const ended = once(child, "exit");
  const lines: string[] = [];
  try {
    for await (const line of createInterface(child.stdout)) {
      if (line === "Press Ctrl-C to stop.") break;
      lines.push(line);
    }
    return await use(lines);
  } finally {
    child.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
    expect(await complaints).toBe("");
  }
}

test.each([
  ["highlevel", [], ["19"]],
  ["leadway", [], ["19"]],
  ["highlevel", ["--empty"], []],
] as const)(
  "prints for %s %j one short curl command that works when pasted",
  async (brand, more, numbers) => {
    const printed = await whileServing([brand, ...more], async (lines) => {
      const [command = "", ...others] = lines.flatMap((line) => /^Try it: (curl .*)$/.exec(line)?.[1] ?? []);
      expect(others).toEqual([]);
      expect(command.length).toBeLessThan(250);
      const { stdout } = await promisify(execFile)("bash", ["-c", `${command} --silent`]);
      return JSON.parse(stdout);
    });
    expect(printed.invoices.map((invoice: { invoiceNumber: string }) => invoice.invoiceNumber)).toEqual(
      numbers,
    );
  },
);
