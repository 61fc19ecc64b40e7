import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "@crm-invoices/scripts/consumer";
import { nodeProgram, readPlatforms } from "@crm-invoices/scripts/platforms";
import { expect, test } from "@jest/globals";
import { workspace } from "../../src/workspace.ts";

const [tooOld = "", ...nodeVersions] = (await readPlatforms(workspace)).node;
const mock = join(workspace, "packages/mock");

async function nodeOf(version: string): Promise<string> {
  const node = nodeProgram(workspace, version);
  expect(await run(node, ["--version"], workspace)).toContain(`v${version}.`);
  return node;
}

const program = `
const { listBrands, startMock } = await import(${JSON.stringify(join(mock, "dist/index.js"))});
const mock = await startMock({ brands: listBrands(), onePort: true });
for (const url of Object.values(mock.urls)) {
  const response = await fetch(url + "/invoices/6578278e879ad2646715ba9c/void", { method: "POST" });
  console.log(response.status);
}
await mock.close();
`;

test.each(nodeVersions)("the mock of every brand answers on Node %s", async (version) => {
  const node = await nodeOf(version);
  const printed = await run(node, ["--input-type=module", "--eval", program], workspace);
  expect(new Set(printed.trim().split("\n"))).toEqual(new Set(["401"]));
});

// Within Jest alone can `/jest` be imported at all.
const entries = Object.entries<{ default?: string }>(
  JSON.parse(await readFile(join(mock, "package.json"), "utf8")).publishConfig.exports,
).flatMap(([entry, { default: file }]) => (file === undefined || entry === "./jest" ? [] : [file]));

test.each(entries)(`the entry %s of the mock says on Node ${tooOld} what it needs`, async (file) => {
  const node = await nodeOf(tooOld);
  const told = `import(${JSON.stringify(join(mock, file))}).catch(({ message }) => console.log(message))`;
  expect(await run(node, ["--eval", told], workspace)).toMatch(
    /^@crm-invoices\/mock needs Node \d+ or newer; this is Node \d+\.\d+\.\d+\.\n$/,
  );
});

test(`the command of the mock says on Node ${tooOld} what it needs, in one line`, async () => {
  const told = `const { status, stderr } = require("node:child_process").spawnSync(process.execPath, [${JSON.stringify(join(mock, "dist/cli.js"))}]);
console.log(status, String(stderr));`;
  expect(await run(await nodeOf(tooOld), ["--eval", told], workspace)).toMatch(
    /^1 @crm-invoices\/mock needs Node \d+ or newer; this is Node \d+\.\d+\.\d+\.\n\n$/,
  );
});
