import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Mock, type Names, startMock } from "@crm-invoices/mock";
import { codeBlocks } from "@crm-invoices/scripts/code-blocks";
import { type Consumer, run } from "@crm-invoices/scripts/consumer";
import { oneCall } from "@crm-invoices/scripts/one-call";
import { nodeProgram, readPlatforms } from "@crm-invoices/scripts/platforms";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { compile, compilers, ownCompiler } from "../compile.ts";
import { entriesOf } from "../entries.ts";
import { installBrand } from "../install-brand.ts";
import { costComplaint, describeCost, typeCosts } from "../type-cost.ts";
import { workspace } from "../workspace.ts";
import { runInPage } from "./browser.ts";
import { describeBothWays } from "./describe-both-ways.ts";
import { describeCommonJs } from "./describe-common-js.ts";
import { describeFaults } from "./describe-faults.ts";
import { describeTypes } from "./describe-types.ts";
import { runAtTheEdge } from "./edge.ts";
import { createInput, type Input } from "./input.ts";
import { bun, deno } from "./programs.ts";

const here = join(workspace, "packages/consumer-tests");
const expected = {
  amountDue: 0,
  listed: 1,
  refused: ["UnprocessableEntityError", 422, 422],
  unsent: ["InvalidRequestError", null],
  fetched: "6578278e879ad2646715ba9c",
  events: ["InvoicePaid", "InvoicePaid", "bad-signature"],
};

/** Runs the packed package of a brand on every platform that it is for. */
export async function describePlatforms(brand: string): Promise<void> {
  const { node: nodeVersions } = await readPlatforms(workspace);
  const folder = join(workspace, "packages", brand);
  const name = `@crm-invoices/${brand}`;

  let mock: Mock<Names>;
  let consumer: Consumer;
  let input: Input;

  beforeAll(async () => {
    mock = await startMock<Names>({ brand });
    consumer = await installBrand(folder);
    input = await createInput(mock.url);
    const source = await readFile(join(here, "programs/payment.ts"), "utf8");
    await writeFile(join(consumer.folder, "payment.ts"), source.replaceAll("@crm-invoices/highlevel", name));
    await compile(ownCompiler, "payment.ts", consumer.folder);
    const main = `import { program } from "./payment.js";\nconsole.log(JSON.stringify(await program(${JSON.stringify(input)})));\n`;
    await writeFile(join(consumer.folder, "main.js"), main);
  });

  afterAll(async () => {
    await consumer?.remove();
    await mock?.close();
  });

  test.each(compilers)("compiles with %s", async (compiler) => {
    await compile(compiler, "payment.ts", consumer.folder, "--noEmit");
  });

  describeTypes(brand, () => consumer.folder);

  test("costs every compiler little, libraries and all", async () => {
    await writeFile(join(consumer.folder, "one-call.ts"), oneCall(name));
    const complaints: string[] = [];
    for await (const cost of typeCosts("one-call.ts", consumer.folder)) {
      const complaint = costComplaint(cost);
      if (complaint !== undefined) complaints.push(`${describeCost(cost)}: ${complaint}`);
    }
    expect(complaints).toEqual([]);
  });

  test.each(nodeVersions)("runs on Node %s", async (version) => {
    const node = nodeProgram(workspace, version);
    expect(await run(node, ["--version"], consumer.folder)).toContain(`v${version}.`);
    expect(JSON.parse(await run(node, ["main.js"], consumer.folder))).toEqual(expected);
  });

  describeCommonJs(nodeVersions, expected, () => ({ folder: consumer.folder, input }));

  describeFaults(brand, nodeVersions, () => consumer.folder);

  describeBothWays(nodeVersions, name, () => consumer.folder);

  test("runs on Deno", async () => {
    const [file, ...given] = deno(consumer.folder);
    expect(JSON.parse(await run(file, [...given, "main.js"], consumer.folder))).toEqual(expected);
  });

  test("runs on Bun", async () => {
    const [file, ...given] = bun();
    expect(JSON.parse(await run(file, [...given, "main.js"], consumer.folder))).toEqual(expected);
  });

  test("runs in an edge runtime", async () => {
    expect(await runAtTheEdge(consumer.folder, input)).toEqual(expected);
  });

  test("runs in Chromium, in a page of another origin than the API's", async () => {
    const own = [name, "@crm-invoices/core"].map((each) => entriesOf(consumer.folder, each));
    const specifiers = (await Promise.all(own)).flat();
    const { origin, result } = await runInPage(consumer.folder, [...specifiers, "openapi-fetch"], input);
    expect(origin).not.toBe(new URL(mock.url).origin);
    expect(result).toEqual(expected);
  });

  test("verifies webhooks as its manual shows", async () => {
    const readme = await readFile(join(folder, "README.md"), "utf8");
    const example = codeBlocks(readme, "ts").find((code) => code.includes("verifyWebhook")) ?? "";
    const { body, headers, ed25519, rsa } = (await createInput(mock.url)).webhook;
    const program = example.replace(
      "publicKey: publisherKeys",
      `publicKey: ${JSON.stringify({ ed25519, rsa })}`,
    );
    expect(program).not.toBe(example);
    const calls = [{ body }, { body: `${body} ` }].map((each) => ({ method: "POST", headers, ...each }));
    const main = `
for (const call of ${JSON.stringify(calls)}) {
  const response = await POST(new Request("https://receiver.example", call));
  console.log(response.status, await response.text());
}`;
    await writeFile(join(consumer.folder, "webhook.ts"), program + main);
    await compile(ownCompiler, "webhook.ts", consumer.folder);
    const printed = await run(process.execPath, ["webhook.js"], consumer.folder);
    expect(printed).toBe("undefined undefined\n200 \n401 bad-signature\n");
  });
}
