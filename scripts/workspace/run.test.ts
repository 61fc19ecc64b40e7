import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "@jest/globals";
import { repository } from "./paths.ts";
import { run } from "./run.ts";

test("a program that is stopped ends with all that it started", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const inner = `require("node:net").connect(${port}, "127.0.0.1")`;
  const outer = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(inner)}])`;
  const controller = new AbortController();
  const connected = once(server, "connection");
  const running = run(process.execPath, ["-e", outer], { cwd: repository, signal: controller.signal });
  const refused = expect(running).rejects.toThrow("enough");
  const [socket] = await connected;
  const closed = once(socket, "close");
  controller.abort(new Error("enough"));
  await refused;
  socket.resume().on("error", () => {});
  await closed;
  server.close();
});

test("a program that fails is told with what it said", async () => {
  const program = 'console.log("one"); console.error("two"); process.exitCode = 3;';
  await expect(run(process.execPath, ["-e", program], { cwd: repository })).rejects.toThrow(
    /failed:\none\ntwo$/,
  );
});
