import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { UserError } from "../command/user-error.ts";
import { repository } from "../workspace/paths.ts";
import { start } from "./command.ts";

/** Runs the command with steps that only tell that they were taken. */
async function outcome(parameters: readonly string[], { fails = false } = {}) {
  const said: string[] = [];
  const steps: unknown[] = [];
  const say = (text: string) => void said.push(text);
  const code = await start(
    repository,
    parameters,
    { log: say, error: say },
    {
      generate: async () => steps.push(["generate"]),
      build: async (_, server) => {
        steps.push(["build", server.packages.at(-1)]);
        if (fails) throw new UserError("node build/code.ts failed:\nerror TS1005: ';' expected.");
      },
      serve: async (_, server, given) => void steps.push(["serve", server.program, given]),
    },
  );
  return { code, said: said.join("\n"), steps };
}

test.each([
  ["sandbox", ["leadway", "--port", "0", "--data", "there", "--empty"]],
  ["mock", ["leadway", "--port", "0"]],
])(
  "the %s is generated, built and served with the options given, and nothing is printed before it speaks",
  async (name, options) => {
    expect(await outcome([...(name === "mock" ? ["--mock"] : []), ...options])).toEqual({
      code: 0,
      said: "",
      steps: [
        ["generate"],
        ["build", `packages/${name}`],
        ["serve", `packages/${name}/dist/cli.js`, options],
      ],
    });
  },
);

test("every option of the sandbox is known before it is built", async () => {
  const help = await readFile(join(repository, "packages/sandbox/src/cli/help.ts"), "utf8");
  const listed = [...help.matchAll(/^ {2}(?:-h, )?(--[a-z-]+)( [A-Z])?/gm)];
  expect(listed.length).toBeGreaterThan(5);
  for (const [, option = "", value] of listed) {
    const given =
      { "--allow-origin": "http://localhost", "--contract": "observed", "--port": "0" }[option] ?? "anything";
    const parameters = value === undefined ? [option] : [option, given];
    expect({ option, code: (await outcome([...parameters, "--port", "0"])).code }).toEqual({
      option,
      code: 0,
    });
  }
});

test("a port that is taken is told before anything is built", async () => {
  const server = createServer((socket) => socket.destroy());
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const { code, said, steps } = await outcome(["highlevel", "--port", String(port)]);
  await once(server.close(), "close");
  expect({ code, steps }).toEqual({ code: 1, steps: [] });
  expect(said).toMatch(
    new RegExp(`^Port ${port} of 127\\.0\\.0\\.1, which highlevel would take, is in use[^.]+\\.$`),
  );
});

test("what a build that fails has said is printed, and nothing is served", async () => {
  expect(await outcome(["--port", "0"], { fails: true })).toEqual({
    code: 1,
    said: "node build/code.ts failed:\nerror TS1005: ';' expected.",
    steps: [["generate"], ["build", "packages/sandbox"]],
  });
});

test.each([
  [["oak"], /^There is no brand "oak"; the known brands are /],
  [["--port", "many"], /^--port "many" is not valid/],
  [["--nope"], /^Unknown option '--nope'/],
  [["--mock", "--data", "there"], /^Unknown option '--data'/],
])("%j is refused with the usage before anything is built", async (parameters, complaint) => {
  const { code, said, steps } = await outcome(parameters);
  expect({ code, steps }).toEqual({ code: 2, steps: [] });
  expect(said).toMatch(complaint);
  expect(said).toContain("pnpm start [brand…]");
});
