import { join } from "node:path";
import { run } from "@crm-invoices/scripts/consumer";
import { nodeProgram, readPlatforms } from "@crm-invoices/scripts/platforms";
import { expect, test } from "@jest/globals";
import { workspace } from "../../src/workspace.ts";

const [tooOld = "", ...nodeVersions] = (await readPlatforms(workspace)).node;
const sandbox = join(workspace, "packages/sandbox/dist");

const program = `
const { startSandbox } = await import(${JSON.stringify(join(sandbox, "index.js"))});
const sandbox = await startSandbox({ brand: "highlevel", seed: "demo" });
const response = await fetch(sandbox.url + "/invoices/6578278e879ad2646715ba9c/record-payment", {
  method: "POST",
  headers: { Authorization: "Bearer any", Version: "2021-07-28", "Content-Type": "application/json" },
  body: JSON.stringify({
    altId: "6578278e879ad2646715ba9c", altType: "location", mode: "cash", notes: "At the counter", amount: 999,
  }),
});
const { invoice } = await response.json();
console.log(process.versions.node.split(".")[0], invoice.status, invoice.amountDue);
await sandbox.close();
`;

test.each(nodeVersions)("the sandbox keeps a payment on Node %s", async (version) => {
  const node = nodeProgram(workspace, version);
  expect(await run(node, ["--no-warnings", "--input-type=module", "--eval", program], workspace)).toBe(
    `${version} paid 0\n`,
  );
});

test(`the command of the sandbox says on Node ${tooOld} what it needs, in one line`, async () => {
  const told = `const { status, stderr } = require("node:child_process").spawnSync(process.execPath, [${JSON.stringify(join(sandbox, "cli.js"))}]);
console.log(status, String(stderr));`;
  expect(await run(nodeProgram(workspace, tooOld), ["--eval", told], workspace)).toMatch(
    /^1 @crm-invoices\/sandbox needs Node \d+\.\d+ or newer; this is Node \d+\.\d+\.\d+\.\n\n$/,
  );
});
