import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Mock, startMock } from "@crm-invoices/mock";
import { codeBlocks } from "@crm-invoices/scripts/code-blocks";
import type { Consumer } from "@crm-invoices/scripts/consumer";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { installBrand } from "../../src/install-brand.ts";
import { workspace } from "../../src/workspace.ts";

let mock: Mock;
let sandbox: Awaited<ReturnType<typeof startSandboxCommand>>;
let consumer: Consumer;

beforeAll(async () => {
  mock = await startMock({ brand: "highlevel" });
  sandbox = await startSandboxCommand();
  consumer = await installBrand(join(workspace, "packages/highlevel"));
});

afterAll(async () => {
  await consumer?.remove();
  await sandbox?.stop();
  await mock?.close();
});

/** The program that `pnpm start` builds and runs. */
async function startSandboxCommand() {
  const program = join(workspace, "packages/sandbox/dist/cli.js");
  const child = spawn(process.execPath, [program, "highlevel", "--port", "0", "--quiet"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  let printed = "";
  for await (const chunk of child.stdout) {
    printed += chunk;
    const [, url] = /\(highlevel\) +(\S+)/.exec(printed) ?? [];
    if (url === undefined) continue;
    return { url, stop };
  }
  throw new Error(`The sandbox did not start: ${printed}`);
}

/** Runs the first example of a README as pasted in an empty project, but for where the server is; gives what it prints. */
async function runExample(file: string, server: string): Promise<string> {
  const [example = ""] = codeBlocks(await readFile(join(workspace, file), "utf8"), "ts");
  expect(example).toContain('baseUrl: "http://127.0.0.1:4010"');
  return consumer.run(example.replace("http://127.0.0.1:4010", server));
}

test("the example in README.md prints the same against the mock", async () => {
  expect(await runExample("README.md", mock.url)).toBe("paid 0\n");
});

test("the example in README.md leaves the invoice paid in what `pnpm start` serves", async () => {
  expect(await runExample("README.md", sandbox.url)).toBe("paid 0\n");
  const { invoices } = await (await fetch(`${sandbox.url}/__mock/invoices`)).json();
  expect(invoices).toMatchObject([{ id: "6578278e879ad2646715ba9c", status: "paid" }]);
});

test("the example in packages/core/README.md runs against the mock", async () => {
  expect(await runExample("packages/core/README.md", mock.url)).toBe("draft\n");
});

test("a program that the types refuse does not pass as an example", async () => {
  const program = 'import { createClient } from "@crm-invoices/highlevel";\ncreateClient({ token: 1 });\n';
  await expect(consumer.run(program)).rejects.toThrow();
});
