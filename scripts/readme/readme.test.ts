import { readFile, realpath } from "node:fs/promises";
import { join } from "node:path";
import { type Mock, startMock } from "@crm-invoices/mock";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { repository } from "../workspace/paths.ts";
import { codeBlocks } from "./code-blocks.ts";
import { type Consumer, createConsumer } from "./consumer.ts";

let mock: Mock;
let consumer: Consumer;

beforeAll(async () => {
  const openapiFetch = await realpath(join(repository, "packages/core/node_modules/openapi-fetch"));
  mock = await startMock({ brand: "highlevel" });
  consumer = await createConsumer(
    {
      own: [join(repository, "packages/core"), join(repository, "packages/highlevel")],
      thirdParty: [openapiFetch, join(openapiFetch, "../openapi-typescript-helpers")],
    },
    join(repository, "node_modules/typescript/bin/tsc"),
  );
}, 240_000);

afterAll(async () => {
  await consumer?.remove();
  await mock?.close();
});

test("the README's example runs as pasted in an empty project against the mock", async () => {
  const readme = await readFile(join(repository, "README.md"), "utf8");
  const [example = ""] = codeBlocks(readme, "ts");
  expect(example).toContain('baseUrl: "http://127.0.0.1:4010"');
  const program = example.replace("http://127.0.0.1:4010", mock.url);
  expect(await consumer.run(program)).toBe("19 999\n");
}, 240_000);

test("a program that the types refuse does not pass as an example", async () => {
  const program = 'import { createClient } from "@crm-invoices/highlevel";\ncreateClient({ token: 1 });\n';
  await expect(consumer.run(program)).rejects.toThrow();
}, 240_000);
