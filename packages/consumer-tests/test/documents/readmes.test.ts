import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Mock, startMock } from "@crm-invoices/mock";
import { codeBlocks } from "@crm-invoices/scripts/code-blocks";
import type { Consumer } from "@crm-invoices/scripts/consumer";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { installBrand } from "../../src/install-brand.ts";
import { workspace } from "../../src/workspace.ts";

let mock: Mock;
let consumer: Consumer;

beforeAll(async () => {
  mock = await startMock({ brand: "highlevel" });
  consumer = await installBrand(join(workspace, "packages/highlevel"));
});

afterAll(async () => {
  await consumer?.remove();
  await mock?.close();
});

// What each prints.
test.each([
  ["README.md", "paid 0\n"],
  ["packages/core/README.md", "draft\n"],
])("the example in %s runs as pasted in an empty project against the mock", async (file, printed) => {
  const [example = ""] = codeBlocks(await readFile(join(workspace, file), "utf8"), "ts");
  expect(example).toContain('baseUrl: "http://127.0.0.1:4010"');
  expect(await consumer.run(example.replace("http://127.0.0.1:4010", mock.url))).toBe(printed);
});

test("a program that the types refuse does not pass as an example", async () => {
  const program = 'import { createClient } from "@crm-invoices/highlevel";\ncreateClient({ token: 1 });\n';
  await expect(consumer.run(program)).rejects.toThrow();
});
