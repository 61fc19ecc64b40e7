import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verifyWebhook } from "@crm-invoices/highlevel/webhooks";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { type Sandbox, type SandboxOptions, startSandbox } from "../src/index.ts";
import { Store } from "../src/store/store.ts";
import { Deliverer } from "../src/webhooks/deliverer.ts";
import { loadKeys } from "../src/webhooks/keys.ts";
import { call, draft, owner, ownerQuery, payment, sending } from "./billing.ts";
import { startReceiver } from "./receiver.ts";

interface Collected {
  readonly type: string;
  readonly body: string;
  readonly headers: Record<string, string>;
  readonly state: string;
  readonly attempts: number;
  readonly brokenOff: boolean;
}

const none: Pick<Collected, "body" | "headers"> = { body: "", headers: {} };
const ends: (() => Promise<unknown>)[] = [];
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-webhooks-"));
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  await rm(folder, { recursive: true });
});

async function start(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ brand: "highlevel", seed: "demo", ...options });
  ends.push(() => sandbox.close());
  return sandbox;
}
async function receiver(statuses: number[] = []) {
  const started = await startReceiver(statuses);
  ends.push(() => started.close());
  return started;
}

const pay = (sandbox: Sandbox, amount: number) =>
  call(sandbox, "POST", `/invoices/${owner.altId}/record-payment`, { ...payment, amount });
const collected = async (sandbox: Sandbox): Promise<Collected[]> =>
  (await call(sandbox, "GET", "/__mock/webhooks")).body.webhooks;
const faults = (sandbox: Sandbox, ...list: object[]) =>
  call(sandbox, "POST", "/__mock/webhooks/faults", { faults: list });
const clock = (sandbox: Sandbox, body: object) => call(sandbox, "POST", "/__mock/clock", body);
const verify = (sandbox: Sandbox, { body, headers }: Pick<Collected, "body" | "headers">) =>
  verifyWebhook(body, headers, { publicKey: sandbox.webhookKeys });

describe("the events of an invoice", () => {
  test("are collected in the documented shape and order, and verified by the client", async () => {
    const sandbox = await start();
    const { body } = await call(sandbox, "POST", "/invoices", draft);
    const path = `/invoices/${body._id}`;
    await call(sandbox, "POST", `${path}/send`, sending);
    await call(sandbox, "POST", `${path}/record-payment`, { ...payment, amount: 40 });
    await call(sandbox, "POST", `${path}/record-payment`, payment);
    const second = (await call(sandbox, "POST", "/invoices", draft)).body._id;
    await call(sandbox, "DELETE", `/invoices/${second}?${ownerQuery}`);
    const third = (await call(sandbox, "POST", "/invoices", draft)).body._id;
    await call(sandbox, "POST", `/invoices/${third}/send`, sending);
    await call(sandbox, "POST", `/invoices/${third}/void`, owner);
    const events = await collected(sandbox);
    expect(events.map(({ type }) => type)).toEqual([
      "InvoiceCreate",
      "InvoiceSent",
      "InvoicePartiallyPaid",
      "InvoicePaid",
      "InvoiceCreate",
      "InvoiceDelete",
      "InvoiceCreate",
      "InvoiceSent",
      "InvoiceVoid",
    ]);
    for (const event of events) expect((await verify(sandbox, event)).event?.type).toBe(event.type);
    const { event } = await verify(sandbox, events[3] ?? none);
    expect(event).toMatchObject({ status: "paid", amountPaid: 100, _id: body._id });
  });

  test("that were tampered with, or signed by another sandbox, are refused", async () => {
    const [sandbox, other] = [await start(), await start()];
    await pay(sandbox, 999);
    const [event = none] = await collected(sandbox);
    const tampered = { ...event, body: event.body.replace('"paid"', '"void"') };
    expect((await verify(sandbox, tampered)).error?.reason).toBe("bad-signature");
    expect((await verify(other, event)).error?.reason).toBe("bad-signature");
  });

  test("of a refused request are none", async () => {
    const sandbox = await start();
    expect((await pay(sandbox, 10_000)).status).toBe(422);
    expect(await collected(sandbox)).toEqual([]);
  });

  test("are signed with RSA as well by a switch, and keep their keys with their data", async () => {
    const sandbox = await start({ data: folder, webhooks: { rsa: true } });
    await pay(sandbox, 1);
    const [event = none] = await collected(sandbox);
    const { rsa = "", ed25519 } = sandbox.webhookKeys;
    const { "x-ghl-signature": _new, ...old } = event.headers;
    expect((await verifyWebhook(event.body, old, { publicKey: { rsa } })).event?.type).toBe(
      "InvoicePartiallyPaid",
    );
    expect((await call(sandbox, "GET", "/__mock/webhooks/keys")).body).toEqual({ ed25519, rsa });
    await sandbox.close();
    ends.pop();
    expect((await start({ data: folder, webhooks: { rsa: true } })).webhookKeys).toEqual({ ed25519, rsa });
  });

  test("are signed with a key that was given", async () => {
    const keyFile = join(folder, "key.pem");
    const { privateKey } = generateKeyPairSync("ed25519");
    await writeFile(keyFile, privateKey.export({ type: "pkcs8", format: "pem" }));
    const [one, other] = [await start({ webhooks: { keyFile } }), await start({ webhooks: { keyFile } })];
    expect(one.webhookKeys).toEqual(other.webhookKeys);
  });
});

describe("a receiver", () => {
  test("gets the exact bytes that are collected, with their headers", async () => {
    const hooks = await receiver();
    const sandbox = await start({ webhooks: { url: hooks.url } });
    await pay(sandbox, 1);
    await pay(sandbox, 998);
    const [first, second] = await hooks.first(2);
    const [event, next] = await collected(sandbox);
    expect([first?.body, second?.body]).toEqual([event?.body, next?.body]);
    expect(first?.headers).toMatchObject(event?.headers ?? { none: true });
  });

  test("that fails gets the event again with backoff by the clock, until it takes it", async () => {
    const hooks = await receiver([500, 429]);
    const sandbox = await start({ webhooks: { url: hooks.url } });
    await clock(sandbox, { freeze: "2030-01-01T00:00:00Z" });
    await pay(sandbox, 1);
    await hooks.first(1);
    await clock(sandbox, { advance: "+59 seconds" });
    expect(hooks.received).toHaveLength(1);
    await clock(sandbox, { advance: "+1 second" });
    expect(hooks.received).toHaveLength(2);
    expect(await collected(sandbox)).toEqual([]);
    await clock(sandbox, { advance: "+5 minutes" });
    expect(hooks.received).toHaveLength(3);
    expect(new Set(hooks.received.map(({ body }) => body)).size).toBe(1);
    expect(await collected(sandbox)).toMatchObject([{ state: "delivered", attempts: 3 }]);
    const { journal } = (await call(sandbox, "GET", "/__mock/journal")).body;
    expect(
      journal.flatMap(({ event, detail }: { event: string; detail: { status: number } }) =>
        event === "delivery" ? [detail.status] : [],
      ),
    ).toEqual([500, 429, 200]);
  });

  test("that never takes it is given up", async () => {
    const hooks = await receiver(Array.from({ length: 20 }, () => 500));
    const sandbox = await start({ webhooks: { url: hooks.url } });
    await clock(sandbox, { freeze: "2030-01-01T00:00:00Z" });
    await pay(sandbox, 1);
    await hooks.first(1);
    await clock(sandbox, { advance: "+1 year" });
    expect(hooks.received).toHaveLength(6);
    expect(await collected(sandbox)).toMatchObject([{ state: "failed", attempts: 6 }]);
  });

  test("gets what an earlier process could not deliver", async () => {
    const gone = await startReceiver();
    await gone.close();
    const before = await start({ data: folder, webhooks: { url: gone.url } });
    await clock(before, { freeze: "2030-01-01T00:00:00Z" });
    await pay(before, 1);
    await clock(before, { freeze: "2030-01-01T00:00:00Z" });
    await before.close();
    ends.pop();
    const hooks = await receiver();
    const after = await start({ data: folder, webhooks: { url: hooks.url } });
    await clock(after, { advance: "+1 minute" });
    expect(await hooks.first(1)).toMatchObject([{ brokenOff: false }]);
  });
});

describe("what is delivered", () => {
  test("comes also of an estimate that is accepted and becomes an invoice", async () => {
    const hooks = await receiver();
    const sandbox = await start({ webhooks: { url: hooks.url } });
    const { items, sentTo: _sentTo, ...request } = draft;
    const estimate = {
      ...request,
      expiryDate: request.dueDate,
      items: items.map((item) => ({ ...item, type: "one_time" })),
      title: "ESTIMATE",
      frequencySettings: { enabled: false },
      sendEstimateDetails: sending,
      autoInvoice: { enabled: true },
    };
    const { body } = await call(sandbox, "POST", "/invoices/estimate", estimate);
    await call(sandbox, "POST", "/__mock/estimate", { estimateId: body._id, decision: "accepted" });
    const [event] = await hooks.first(1);
    expect(JSON.parse(event?.body ?? "")).toMatchObject({ type: "InvoiceCreate", total: 100 });
  });

  test("comes also of what a snapshot had not delivered, once it is a world again", async () => {
    const before = await start({ data: folder });
    await pay(before, 1);
    const { snapshot } = (await call(before, "POST", "/__mock/snapshot", {})).body;
    await before.close();
    ends.pop();
    const hooks = await receiver();
    const after = await start({ data: folder, webhooks: { url: hooks.url } });
    await hooks.first(1);
    await call(after, "POST", "/__mock/restore", { snapshot });
    const [own, restored] = await hooks.first(2);
    expect(restored?.body).toBe(own?.body);
    expect(hooks.received).toHaveLength(2);
  });

  test("is looked for once for all calls that come in the meantime, and again after a failure", async () => {
    const hooks = await receiver();
    const store = await Store.open({});
    ends.push(() => store.close());
    const deliverer = new Deliverer(store, new URL(hooks.url), await loadKeys(store, {}));
    ends.push(() => deliverer.stop());
    const asked = jest.spyOn(store, "transaction").mockRejectedValueOnce(new Error("The database is gone"));
    const runs = [1, 2, 3, 4].map(() => deliverer.deliver(""));
    expect((await Promise.allSettled(runs)).map(({ status }) => status)).toEqual([
      "rejected",
      "fulfilled",
      "fulfilled",
      "fulfilled",
    ]);
    // The one that failed, and the two transactions of one that finds nothing.
    expect(asked).toHaveBeenCalledTimes(3);
  });

  test("is not looked for by what only reads", async () => {
    const hooks = await receiver();
    const delivered = jest.spyOn(Deliverer.prototype, "deliver");
    const sandbox = await start({ webhooks: { url: hooks.url } });
    await call(sandbox, "GET", `/invoices/${owner.altId}?${ownerQuery}`);
    expect(delivered).not.toHaveBeenCalled();
    await pay(sandbox, 1);
    expect(delivered).toHaveBeenCalledTimes(1);
    delivered.mockRestore();
  });
});

describe("a fault", () => {
  test.each<[string, object, (string | undefined)[]]>([
    ["duplicates", { fault: "duplicate" }, ["InvoicePartiallyPaid", "InvoicePartiallyPaid", "InvoicePaid"]],
    ["reorders", { fault: "reorder" }, ["InvoicePaid", "InvoicePartiallyPaid"]],
    ["drops", { fault: "drop" }, ["InvoicePaid"]],
    ["drops two", { fault: "drop", count: 2 }, []],
    ["waits for its event and drops it", { fault: "drop", type: "InvoicePaid" }, ["InvoicePartiallyPaid"]],
    ["delays", { fault: "delay", by: "+1 hour" }, ["InvoicePaid"]],
    [
      "replays",
      { fault: "replay", type: "InvoicePaid" },
      ["InvoicePartiallyPaid", "InvoicePaid", "InvoicePartiallyPaid"],
    ],
  ])("%s", async (_, fault, expected) => {
    const sandbox = await start();
    await clock(sandbox, { freeze: "2030-01-01T00:00:00Z" });
    await faults(sandbox, fault);
    await pay(sandbox, 1);
    await pay(sandbox, 998);
    expect((await collected(sandbox)).map(({ type }) => type)).toEqual(expected);
    await clock(sandbox, { advance: "+1 hour" });
    const late = "by" in fault ? [...expected, "InvoicePartiallyPaid"] : expected;
    expect((await collected(sandbox)).map(({ type }) => type)).toEqual(late);
    expect((await call(sandbox, "GET", "/__mock/webhooks/faults")).body).toEqual({ faults: [] });
  });

  test("signs with another key, which the client refuses", async () => {
    const sandbox = await start();
    await faults(sandbox, { fault: "wrong-key" });
    await pay(sandbox, 1);
    await pay(sandbox, 1);
    const [wrong, right] = await collected(sandbox);
    expect((await verify(sandbox, wrong ?? none)).error?.reason).toBe("bad-signature");
    expect((await verify(sandbox, right ?? none)).error).toBeUndefined();
  });

  test("breaks the connection off in the middle of the body", async () => {
    const hooks = await receiver();
    const sandbox = await start({ webhooks: { url: hooks.url } });
    await faults(sandbox, { fault: "break-off" });
    await pay(sandbox, 1);
    expect(await hooks.first(1)).toMatchObject([{ brokenOff: true }]);
    // The next attempt arrives whole.
    await clock(sandbox, { advance: "+1 minute" });
    expect(await hooks.first(2)).toMatchObject([{ brokenOff: true }, { brokenOff: false }]);
    expect(await collected(sandbox)).toMatchObject([{ state: "delivered", attempts: 2 }]);
  });

  test.each([
    [{ fault: "lose" }, "faults.0.fault must be one of duplicate, reorder"],
    [{ fault: "drop", type: "InvoiceLost" }, "faults.0.type must be an event"],
    [{ fault: "drop", count: 0 }, "faults.0.count must be a whole number"],
    [{ fault: "delay" }, 'faults.0.by must be a duration such as "+1 hour"'],
  ])("that cannot be meant is refused: %j", async (fault, message) => {
    const sandbox = await start();
    const { status, body } = await faults(sandbox, fault);
    expect([status, body.message[0]]).toEqual([422, expect.stringContaining(message)]);
  });
});

test("what cannot be used for webhooks is named", async () => {
  await expect(startSandbox({ brand: "highlevel", webhooks: { url: "ftp://there" } })).rejects.toThrow(
    '"ftp://there" is not a URL that webhooks can be sent to',
  );
  const keyFile = join(folder, "none.pem");
  await expect(startSandbox({ brand: "highlevel", webhooks: { keyFile } })).rejects.toThrow(
    `The webhook key ${keyFile} cannot be used`,
  );
});
