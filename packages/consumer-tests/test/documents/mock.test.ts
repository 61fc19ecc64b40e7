import { join } from "node:path";
import { run } from "@crm-invoices/scripts/consumer";
import { readPlatforms } from "@crm-invoices/scripts/platforms";
import { expect, test } from "@jest/globals";
import { workspace } from "../../src/workspace.ts";

const [, ...nodeVersions] = (await readPlatforms(workspace)).node;
const mock = join(workspace, "packages/mock/dist/index.js");

const program = `
const { listBrands, startMock } = await import(${JSON.stringify(mock)});
const mock = await startMock({ brands: listBrands(), onePort: true });
for (const url of Object.values(mock.urls)) {
  const response = await fetch(url + "/invoices/6578278e879ad2646715ba9c/void", { method: "POST" });
  console.log(response.status);
}
await mock.close();
`;

test.each(nodeVersions)("the mock of every brand answers on Node %s", async (version) => {
  const node = join(workspace, `packages/consumer-tests/node_modules/node${version}/bin/node`);
  expect(await run(node, ["--version"], workspace)).toContain(`v${version}.`);
  const printed = await run(node, ["--input-type=module", "--eval", program], workspace);
  expect(new Set(printed.trim().split("\n"))).toEqual(new Set(["401"]));
});
