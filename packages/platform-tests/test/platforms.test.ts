import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installBrand } from "@crm-invoices/consumer-tests/install-brand";
import { workspace } from "@crm-invoices/consumer-tests/published";
import { compile, compilers } from "@crm-invoices/consumer-tests/type-cost";
import { type Mock, startMock } from "@crm-invoices/mock";
import { codeBlocks } from "@crm-invoices/scripts/code-blocks";
import { type Consumer, run } from "@crm-invoices/scripts/consumer";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { chromium } from "playwright-core";
import type { Input } from "../programs/payment.ts";
import { createInput } from "./input.ts";
import { servePage } from "./page-server.ts";

const here = join(workspace, "packages/platform-tests");
const browser = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync) ?? "/usr/bin/chromium";
const expected = {
  amountDue: 999,
  listed: 1,
  refused: ["UnprocessableEntityError", 422, 422],
  unsent: ["InvalidRequestError", null],
  fetched: "6578278e879ad2646715ba9c",
  events: ["InvoicePaid", "InvoicePaid", "bad-signature"],
};

let mock: Mock;
let consumer: Consumer;
let input: Input;

beforeAll(async () => {
  mock = await startMock({ brand: "highlevel" });
  consumer = await installBrand(join(workspace, "packages/highlevel"), { openapiFetch: true });
  input = await createInput(mock.url);
  const source = await readFile(join(here, "programs/payment.ts"), "utf8");
  await writeFile(join(consumer.folder, "payment.ts"), source);
  await compile("typescript7", "payment.ts", consumer.folder);
  const main = `import { program } from "./payment.js";\nconsole.log(JSON.stringify(await program(${JSON.stringify(input)})));\n`;
  await writeFile(join(consumer.folder, "main.js"), main);
});

afterAll(async () => {
  await consumer?.remove();
  await mock?.close();
});

test.each(compilers)("the program compiles with %s", async (compiler) => {
  for (const skipLibCheck of ["true", "false"]) {
    await compile(compiler, "payment.ts", consumer.folder, "--noEmit", "--skipLibCheck", skipLibCheck);
  }
});

test.each(["node20", "node22", "node24"])("the program runs on %s", async (name) => {
  const node = join(here, "node_modules", name, "bin/node");
  expect(await run(node, ["--version"], consumer.folder)).toContain(`v${name.slice(4)}.`);
  expect(JSON.parse(await run(node, ["main.js"], consumer.folder))).toEqual(expected);
});

test("the program runs on Deno", async () => {
  const deno = join(here, "node_modules/.bin/deno");
  const flags = [
    "--node-modules-dir=manual",
    "--no-remote",
    "--no-lock",
    "--allow-net=127.0.0.1",
    "--no-prompt",
  ];
  const environment = ["DENO_NO_UPDATE_CHECK=1", `DENO_DIR=${join(consumer.folder, ".deno")}`];
  const printed = await run("env", [...environment, deno, "run", ...flags, "main.js"], consumer.folder);
  expect(JSON.parse(printed)).toEqual(expected);
});

test("the README's example of webhooks compiles and runs", async () => {
  const readme = await readFile(join(workspace, "packages/highlevel/README.md"), "utf8");
  const example = codeBlocks(readme, "ts").find((code) => code.includes("verifyWebhook")) ?? "";
  const { body, headers, ed25519, rsa } = input.webhook;
  const program = example
    .replace('ed25519: "…"', `ed25519: "${ed25519}"`)
    .replace('rsa: "…"', `rsa: "${rsa}"`);
  expect(program).not.toContain("…");
  const calls = [{ body }, { body: `${body} ` }].map((each) => ({ method: "POST", headers, ...each }));
  const main = `
for (const call of ${JSON.stringify(calls)}) {
  const response = await POST(new Request("https://receiver.example", call));
  console.log(response.status, await response.text());
}`;
  await writeFile(join(consumer.folder, "webhook.ts"), program + main);
  await compile("typescript7", "webhook.ts", consumer.folder);
  const printed = await run(process.execPath, ["webhook.js"], consumer.folder);
  expect(printed).toBe("undefined undefined\n200 \n401 bad-signature\n");
});

describe("a page on another origin", () => {
  test("runs the program in Chromium", async () => {
    const profile = await mkdtemp(join(tmpdir(), "crm-invoices-chromium-"));
    const entries = ["", "/openapi-fetch", "/webhooks"];
    const imports = ["highlevel", "core"].flatMap((name) => entries.map((entry) => name + entry));
    const server = await servePage(consumer.folder, [
      ...imports.map((name) => `@crm-invoices/${name}`),
      "openapi-fetch",
    ]);
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: browser,
      headless: true,
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    });
    try {
      const page = await context.newPage();
      await page.goto(server.url);
      expect(new URL(server.url).origin).not.toBe(new URL(mock.url).origin);
      const source = `import("/payment.js").then(({ program }) => program(${JSON.stringify(input)}))`;
      const result = await page.evaluate(source);
      // As the other platforms print it.
      expect(JSON.parse(JSON.stringify(result))).toEqual(expected);
    } finally {
      await context.close();
      await server.close();
      await rm(profile, { recursive: true, force: true });
    }
  });
});
