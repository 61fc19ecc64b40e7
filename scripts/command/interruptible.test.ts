import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { repository } from "../workspace/paths.ts";
import { run } from "../workspace/run.ts";

const module = (name: string) => JSON.stringify(join(repository, "scripts/command", name));

test.each(["SIGINT", "SIGTERM", "SIGHUP"])("work that %s stops can clean up, and fails", async (signal) => {
  const program = `
import { createServer } from "node:net";
import { interruptible } from ${module("interruptible.ts")};
import { runCommand } from ${module("run-command.ts")};
await runCommand(() =>
  interruptible(async (stop) => {
    const server = createServer().listen(0, "127.0.0.1");
    const stopped = new Promise((resolve) => stop.addEventListener("abort", resolve));
    process.kill(process.pid, ${JSON.stringify(signal)});
    await stopped;
    server.close(() => console.log("clean"));
    stop.throwIfAborted();
  }),
);`;
  const running = run(process.execPath, ["--input-type=module", "--eval", program], { cwd: repository });
  await expect(running).rejects.toThrow(new RegExp(`failed:\\nclean\\nStopped by ${signal}\\.$`));
});
