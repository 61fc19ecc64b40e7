import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { parseCommand } from "../src/cli/arguments.ts";
import { type Sandbox, startSandbox } from "../src/index.ts";
import { call, draft, ownerQuery } from "./billing.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ brand: "highlevel", strictValues: true });
});
afterAll(() => sandbox.close());

test("strict values refuse what the contract allows, as the mock's own doing, and nothing is kept of it", async () => {
  const wrong = { ...draft, sentTo: { email: ["ada"] } };
  const { status, headers } = await call(sandbox, "POST", "/invoices/", wrong);
  expect([status, headers.get("x-mock-strict-values")]).toEqual([422, "body.sentTo.email.0"]);
  const list = () => call(sandbox, "GET", `/invoices/?${ownerQuery}&limit=10&offset=0`);
  expect((await list()).body.invoices).toEqual([]);
  expect((await call(sandbox, "POST", "/invoices/", draft)).status).toBe(200);
  expect((await list()).body.invoices).toHaveLength(1);
});

test("the command has them as an option", () => {
  const command = parseCommand(["--strict-values"], {}, ["highlevel"]);
  expect(command).toMatchObject({ kind: "serve", options: { strictValues: true } });
});
