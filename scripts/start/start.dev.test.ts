import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { expect, test } from "@jest/globals";
import { repository } from "../workspace/paths.ts";

test("prints nothing before the table, serves where the table says, and ends well on SIGTERM", async () => {
  const child = spawn(process.execPath, ["scripts/start.ts", "--port", "0"], { cwd: repository });
  const complaints = text(child.stderr);
  const ended = once(child, "exit");
  try {
    const lines: string[] = [];
    for await (const line of createInterface(child.stdout)) {
      if (line === "Press Ctrl-C to stop.") break;
      lines.push(line);
    }
    expect(lines[0]).toMatch(/^Brand +URL +Page$/);
    const [, url = ""] = /\(highlevel\) +(\S+)/.exec(lines.join("\n")) ?? [];
    expect((await fetch(`${url}/__mock/state`)).status).toBe(200);
  } finally {
    child.kill("SIGTERM");
  }
  expect(await ended).toEqual([0, null]);
  expect(await complaints).toBe("");
});
