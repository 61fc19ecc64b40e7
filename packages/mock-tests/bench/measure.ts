import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { bytesOf, type Request } from "../src/wire/request.ts";
import type { Running } from "./contender.ts";

export const rounds = Number(process.env["BENCH_ROUNDS"] ?? 5);
export const seconds = Number(process.env["BENCH_SECONDS"] ?? 3);

/** Until a server has answered so often, Node goes on making it faster, which takes much of the time of a busy machine. */
const answersUntilWarm = 5000;

export async function warmUp(server: Running, ...requests: readonly Request[]): Promise<void> {
  for (let answers = 0; answers < answersUntilWarm; ) {
    answers += (await load(server.port, requests)).answers;
  }
}

/** Answers in a second, and the microseconds that the server computes for one; requests take turns. */
export async function measure(
  server: Running,
  ...requests: readonly Request[]
): Promise<{ rate: number; cost: number }> {
  const before = server.computed();
  const { answers, rate } = await load(server.port, requests);
  return { rate, cost: ((server.computed() - before) * 1000) / answers };
}

function load(port: number, requests: readonly Request[]): Promise<{ answers: number; rate: number }> {
  const file = fileURLToPath(new URL("./load.ts", import.meta.url));
  const args = ["--no-warnings", file, String(port), String(seconds)];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
    child.stdin.end(JSON.stringify(requests.map((request) => bytesOf(request).toString("base64"))));
    let output = "";
    child.stdout.on("data", (text) => {
      output += text;
    });
    child.once("close", (code) => {
      const [answers = Number.NaN, rate = Number.NaN] = output.split(" ").map(Number);
      if (code === 0) resolve({ answers, rate });
      else reject(new Error(`The load on port ${port} ended with code ${code}.`));
    });
  });
}
