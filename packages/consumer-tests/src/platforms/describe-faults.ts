import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "@crm-invoices/scripts/consumer";
import { nodeProgram } from "@crm-invoices/scripts/platforms";
import { beforeAll, expect, test } from "@jest/globals";
import { compile, ownCompiler } from "../compile.ts";
import { entriesOf } from "../entries.ts";
import { workspace } from "../workspace.ts";
import { runInPage } from "./browser.ts";
import { runAtTheEdge } from "./edge.ts";
import { startFaultServer } from "./fault-server.ts";
import { bun, deno } from "./programs.ts";

const unsent = ["InvalidRequestError", false, 0];
const unknown = ["TimeoutError", true, 1];

/** What comes of each fault: the error, whether the call may have been carried out, and how many requests it sent. */
const expected = {
  gateway: ["UnauthorizedError", true, 1],
  proxy: ["TooManyRequestsError", true, 1],
  withoutToken: ["TimeoutError", false, 0],
  withoutEnd: unknown,
  silent: unknown,
  half: unknown,
  later: ["AbortError", false, 1, true],
  unsent: ["AbortError", false, 0],
  withoutReason: ["AbortError", true, 1],
  withoutFetch: unsent,
  headers: [unsent, unsent, unsent],
  values: [unsent, unsent, unsent],
  echo: [true, false],
  deep: ["UnprocessableEntityError", false, 1, "string"],
  trace: ["UnprocessableEntityError", false, 1],
  cached: ["1", "2"],
  replaced: ["NetworkError", true, 1],
  moved: ["RedirectError", true, 1],
};

/** How many requests a server gets for each that it answers; none for what was not sent. */
const requests = {
  gateway: 1,
  proxy: 1,
  later: 1,
  fine: 1,
  echo: 1,
  deep: 1,
  trace: 1,
  cached: 2,
  lost: 1,
  moved: 1,
};

/** Lets each kind of fault happen to the packed package of a brand on every platform that it is for. */
export function describeFaults(brand: string, nodeVersions: readonly string[], project: () => string): void {
  const name = `@crm-invoices/${brand}`;

  /** Runs the program, which gets the address of the server, and holds what comes of it against what is expected. */
  async function suffer(
    runProgram: (url: string) => Promise<unknown>,
    { came = expected, sent = requests }: { came?: object; sent?: object } = {},
  ): Promise<void> {
    await using server = await startFaultServer();
    expect(await runProgram(server.url)).toEqual(came);
    const { silent, half, ...answered } = Object.fromEntries(server.requests);
    expect(answered).toEqual(sent);
    // A limit of time may pass before the request is there.
    expect(silent ?? 0).toBeLessThanOrEqual(2);
    expect(half ?? 0).toBeLessThanOrEqual(1);
  }

  async function sufferIn(command: readonly [string, ...string[]]): Promise<void> {
    await suffer(async (baseUrl) => {
      const main = `import { program } from "./faults.js";
console.log(JSON.stringify(await program(${JSON.stringify({ baseUrl })})));
globalThis.process?.exit(0);\n`;
      await writeFile(join(project(), "faults-main.js"), main);
      const [file, ...given] = command;
      return JSON.parse(await run(file, [...given, "faults-main.js"], project()));
    });
  }

  beforeAll(async () => {
    const source = await readFile(join(workspace, "packages/consumer-tests/programs/faults.ts"), "utf8");
    await writeFile(join(project(), "faults.ts"), source.replaceAll("@crm-invoices/highlevel", name));
    await compile(ownCompiler, "faults.ts", project());
  });

  test.each(nodeVersions)("bears faults on Node %s", async (version) => {
    await sufferIn([nodeProgram(workspace, version)]);
  });

  test("bears faults on Deno", async () => {
    await sufferIn(deno(project()));
  });

  test("bears faults on Bun", async () => {
    await sufferIn(bun());
  });

  test("bears faults in an edge runtime", async () => {
    // workerd writes a header in UTF-8 where the standard refuses it.
    const headers = [unsent, ["NotFoundError", true, 1], unsent];
    await suffer((baseUrl) => runAtTheEdge(project(), { baseUrl }, "faults"), {
      came: { ...expected, headers },
      sent: { ...requests, none: 1 },
    });
  });

  test("bears faults in Chromium", async () => {
    const own = [name, "@crm-invoices/core"].map((each) => entriesOf(project(), each));
    const specifiers = [...(await Promise.all(own)).flat(), "openapi-fetch"];
    await suffer(async (baseUrl) => (await runInPage(project(), specifiers, { baseUrl }, "faults")).result);
  });
}
