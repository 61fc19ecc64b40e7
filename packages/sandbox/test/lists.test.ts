import { afterEach, expect, test } from "@jest/globals";
import { type Sandbox, startSandbox } from "../src/index.ts";
import { call, draft, owner, ownerQuery } from "./billing.ts";

let sandbox: Sandbox | undefined;
afterEach(async () => {
  await sandbox?.close();
  sandbox = undefined;
});

test("the total of a list is what there is, whatever was made, refused, deleted, kept, brought back and copied", async () => {
  const started = await startSandbox({ brand: "highlevel" });
  sandbox = started;
  const send = (method: string, path: string, body?: object, world = "") =>
    call(started, method, path, body, world === "" ? {} : { "x-mock-client": world });
  const totals = async (world = "") => {
    const list = `/invoices?${ownerQuery}&limit=1&offset=0`;
    const all = await send("GET", list, undefined, world);
    const drafts = await send("GET", `${list}&status=draft`, undefined, world);
    return [all.body.total, drafts.body.total];
  };
  const create = async () => (await send("POST", "/invoices", draft)).body._id;

  expect(await totals()).toEqual([0, 0]);
  const [first, second] = [await create(), await create(), await create()];
  await send("POST", "/invoices", { ...draft, items: [{ ...draft.items[0], amount: -1 }] });
  expect(await totals()).toEqual([3, 3]);
  await send("DELETE", `/invoices/${first}?${ownerQuery}`);
  expect((await send("DELETE", `/invoices/${first}?${ownerQuery}`)).status).toBe(400);
  expect(await totals()).toEqual([2, 2]);

  const { snapshot } = (await send("POST", "/__mock/snapshot", {})).body;
  await send("POST", "/__mock/fork", { to: "copy" });
  await send("DELETE", `/invoices/${second}?${ownerQuery}`);
  await send("POST", "/invoices", draft, "copy");
  expect([await totals(), await totals("copy")]).toEqual([
    [1, 1],
    [3, 3],
  ]);
  await send("POST", "/__mock/restore", { snapshot });
  expect(await totals()).toEqual([2, 2]);
  await send("POST", "/__mock/seed", {
    version: 1,
    accounts: [
      { brand: "highlevel", altId: owner.altId, invoices: [{ request: { ...draft, altId: undefined } }] },
    ],
  });
  expect(await totals()).toEqual([3, 3]);
  await started.reset();
  expect(await totals()).toEqual([0, 0]);
});
