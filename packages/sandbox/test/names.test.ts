import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { parseCommand } from "../src/cli/arguments.ts";
import { type Sandbox, startSandbox } from "../src/index.ts";
import { call } from "./billing.ts";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ brands: ["highlevel", "leadway"] });
});
afterAll(() => sandbox.close());

const account = { brand: "leadwey", altId: "a" };

test.each<[string, string, () => unknown]>([
  ["the brand of startSandbox", "leadway", () => startSandbox({ ...Object({ brand: "leadwey" }) })],
  [
    "the id of a rule",
    "overpayment",
    () => startSandbox({ rules: { ...Object({ overpaiment: "accept" }) } }),
  ],
  ["the brand of its command", "leadway", () => parseCommand(["leadwey"], {}, ["leadway"])],
  [
    "the operation of a control",
    "getInvoice",
    () => sandbox.control({ ...Object({ operation: "getInvoyce" }) }),
  ],
  [
    "the operation of recorded requests",
    "sendInvoice",
    () => sandbox.requests(Object({ operation: "sendInvioce" })),
  ],
])("a misspelled name gets the nearest one: %s", async (_, nearest, run) => {
  await expect((async () => run())()).rejects.toThrow(`did you mean "${nearest}"?`);
});

test.each([
  ["/control", { brand: "leadwey", status: 500 }, "leadway"],
  ["/reset", { cleint: "one" }, "client"],
  ["/seed", { version: 1, accounts: [account] }, "leadway"],
  ["/rules", { overpaiment: "accept" }, "overpayment"],
])("a misspelled name sent to %s gets the nearest one", async (path, body, nearest) => {
  const { status, body: said } = await call(sandbox, "POST", `/__mock${path}`, body);
  expect([status, said.message.join()]).toEqual([422, expect.stringContaining(`did you mean "${nearest}"?`)]);
});

test("names of the published documents compile, and others do not", () => {
  const calls = async (): Promise<void> => {
    // @ts-expect-error: there is no such brand
    await startSandbox({ brand: "leadwey" });
    // @ts-expect-error: there is no such brand
    await startSandbox({ seed: { version: 1, accounts: [account] } });
    // @ts-expect-error: there is no such operation
    sandbox.requests({ operation: "sendInvioce" });
    // @ts-expect-error: there is no such operation
    sandbox.control({ operation: "getInvoyce", status: 500 });
    // @ts-expect-error: the sandbox has no rules for other documents
    await startSandbox({ brand: "leadway", documents: "documents" });
  };
  expect(calls).toBeInstanceOf(Function);
});
