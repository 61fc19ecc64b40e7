import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type Sandbox, startSandbox } from "../src/index.ts";
import { readJournal } from "../src/store/journal.ts";
import { schemaVersion } from "../src/store/migrations.ts";
import { Store } from "../src/store/store.ts";
import { emptyBeginning, enterWorld } from "../src/worlds/world.ts";
import { call, owner, ownerQuery, payment } from "./billing.ts";
import { dumpOf, earlierVersions, expectAllOfDump } from "./earlier/earlier.ts";

let data: string;
let sandbox: Sandbox | undefined;

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "sandbox-store-"));
});
afterEach(async () => {
  await sandbox?.close();
  sandbox = undefined;
  await rm(data, { recursive: true });
});

async function start(): Promise<Sandbox> {
  sandbox = await startSandbox({ brand: "highlevel", seed: "demo", data });
  return sandbox;
}

const pay = (amount: number) =>
  call(sandbox ?? { url: "" }, "POST", `/invoices/${owner.altId}/record-payment`, { ...payment, amount });

test("a folder keeps what was done, and the journal has each payment once", async () => {
  await start();
  for (const amount of [0.1, 0.2, 10]) expect((await pay(amount)).status).toBe(200);
  expect((await pay(10_000)).status).toBe(422);
  await sandbox?.close();

  const store = await Store.open({ data });
  const journal = await store.transaction(async (transaction) => {
    const { layers } = await enterWorld(transaction, "", emptyBeginning);
    return readJournal(transaction, layers);
  });
  await store.close();
  expect(journal.filter(({ event }) => event === "payment").map(({ detail }) => detail)).toEqual([
    expect.objectContaining({ amount: "0.1", mode: "cash" }),
    expect.objectContaining({ amount: "0.2" }),
    expect.objectContaining({ amount: "10" }),
  ]);

  const again = await start();
  const { body } = await call(again, "GET", `/invoices/${owner.altId}?${ownerQuery}`);
  expect(body).toMatchObject({ status: "partially_paid", amountPaid: 10.3, amountDue: 988.7 });
});

/** The file of the folder, for what is done to it while no sandbox runs. */
function inFile<Result>(work: (database: DatabaseSync) => Result): Result {
  const database = new DatabaseSync(join(data, "sandbox.sqlite"));
  try {
    return work(database);
  } finally {
    database.close();
  }
}

test("a folder of a newer sandbox is refused in a sentence, and left as it is", async () => {
  await (await start()).close();
  inFile((database) => database.exec("update sandbox_schema set version = version + 1"));
  const before = await readFile(join(data, "sandbox.sqlite"));
  await expect(start()).rejects.toThrow(
    `was written by a newer sandbox (its schema is ${schemaVersion + 1}, this sandbox knows ${schemaVersion})`,
  );
  expect(await readFile(join(data, "sandbox.sqlite"))).toEqual(before);
});

test.each(earlierVersions)("a folder of schema %i opens with all that it has", async (version) => {
  const dump = await dumpOf(version);
  inFile((database) => database.exec(dump));
  const sandbox = await start();
  await expectAllOfDump(sandbox);
  await sandbox.close();
  expect(inFile((database) => database.prepare("select version from sandbox_schema").get())).toEqual({
    version: schemaVersion,
  });
});

test("a folder is made with those above it, and not where a link leads nowhere", async () => {
  const given = data;
  data = join(given, "one/two");
  await (await start()).close();
  data = join(given, "link");
  await symlink(join(given, "none"), data);
  await expect(start()).rejects.toThrow(`The data folder ${data} cannot be used: EEXIST`);
  data = given;
});

test("a damaged file is reported, and left as it is", async () => {
  const file = join(data, "sandbox.sqlite");
  await writeFile(file, "This is no database, although it is long enough to be taken for one.".repeat(100));
  const before = await readFile(file);
  await expect(start()).rejects.toThrow(`The data folder ${data} cannot be used`);
  expect(await readFile(file)).toEqual(before);
});
