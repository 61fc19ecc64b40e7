import { afterEach, describe, expect, test } from "@jest/globals";
import { type Sandbox, type SandboxOptions, type Seed, startSandbox } from "../src/index.ts";
import { call, draft, owner, ownerQuery } from "./billing.ts";

const started: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((sandbox) => sandbox.close()));
});

async function start(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ brand: "highlevel", ...options });
  started.push(sandbox);
  return sandbox;
}
const seed = (sandbox: Sandbox, body: unknown) => call(sandbox, "POST", "/__mock/seed", Object(body));
const read = async (sandbox: Sandbox, id: string) =>
  (await call(sandbox, "GET", `/invoices/${id}?${ownerQuery}`)).body;
const total = async (sandbox: Sandbox) =>
  (await call(sandbox, "GET", `/invoices?${ownerQuery}&limit=10&offset=0`)).body.total;

const { altId: _altId, altType: _altType, ...content } = draft;
const request = { ...content, discount: { type: "percentage", value: 0 } } as const;
const account = { brand: "highlevel", altId: owner.altId } as const;
const cash = { mode: "cash", notes: "" } as const;

describe("the ready seed of a business", () => {
  test("has an invoice in each status, and what else there is, for each brand", async () => {
    for (const brand of ["highlevel", "leadway"] as const) {
      const sandbox = await start({ brand, seed: "business" });
      const query = brand === "leadway" ? `altId=${owner.altId}&altType=account` : ownerQuery;
      const { body } = await call(sandbox, "GET", `/invoices?${query}&limit=10&offset=0`);
      expect(
        Object.fromEntries(body.invoices.map(({ _id, status }: Record<string, string>) => [_id, status])),
      ).toEqual({
        "invoice-draft": "draft",
        "invoice-sent": "sent",
        "invoice-partially-paid": "partially_paid",
        "invoice-paid": "paid",
        "invoice-void": "void",
      });
      for (const [path, id] of [
        ["/invoices/template/template-storage", "template-storage"],
        ["/invoices/schedule/schedule-mooring", "schedule-mooring"],
      ] as const) {
        expect((await call(sandbox, "GET", `${path}?${query}`)).body._id).toBe(id);
      }
      const estimates = await call(sandbox, "GET", `/invoices/estimate/list?${query}&limit=10&offset=0`);
      expect(estimates.body.estimates).toMatchObject([
        { _id: "estimate-accepted", estimateStatus: "accepted" },
      ]);
      expect((await call(sandbox, "GET", "/__mock/webhooks")).body.webhooks).toEqual([]);
    }
  });

  test("can be added to a world, and is refused where it is already", async () => {
    const sandbox = await start();
    expect((await seed(sandbox, { seed: "business" })).status).toBe(200);
    expect(await total(sandbox)).toBe(5);
    expect(await seed(sandbox, { seed: "business" })).toMatchObject({
      status: 422,
      body: {
        message: [expect.stringContaining('another record of this kind has the id "template-storage"')],
      },
    });
    expect(await total(sandbox)).toBe(5);
  });
});

test("a seed of one's own makes what its requests would, with the ids that it names", async () => {
  const own: Seed = {
    version: 1,
    accounts: [
      {
        ...account,
        settings: { invoiceNumberPrefix: "A-" },
        invoices: [{ id: "mine", request, sent: true, payments: [{ ...cash, amount: 40 }] }],
      },
    ],
  };
  const sandbox = await start();
  expect((await seed(sandbox, own)).body).toEqual({ accounts: [account] });
  expect(await read(sandbox, "mine")).toMatchObject({
    status: "partially_paid",
    amountPaid: 40,
    invoiceNumber: "A-000001",
  });
  const { journal } = (await call(sandbox, "GET", "/__mock/journal?subject=mine")).body;
  expect(journal.map(({ event }: { event: string }) => event)).toEqual([
    "created",
    "status",
    "payment",
    "status",
  ]);
  const other = await start({ seed: own });
  expect(await read(other, "mine")).toMatchObject({ status: "partially_paid" });
});

test.each<[string, unknown, string]>([
  ["an unknown name", { seed: "bakery" }, 'There is no seed "bakery"; expected business'],
  ["another version", { version: 2, accounts: [] }, "version must be 1, not 2"],
  ["a list", { seed: [] }, "The seed must be a JSON object"],
  ["no accounts", { version: 1 }, "accounts must be a list"],
  [
    "an unknown field",
    { version: 1, accounts: [], clock: 1 },
    "clock is not a known field of a seed; expected one of",
  ],
  [
    "an unknown brand",
    { version: 1, accounts: [{ brand: "nobody", altId: "a" }] },
    'accounts.0.brand: there is no brand "nobody"',
  ],
  [
    "an account without an id",
    { version: 1, accounts: [{ brand: "highlevel" }] },
    "accounts.0.altId must be a string",
  ],
  [
    "an id that no path can have",
    { version: 1, accounts: [{ ...account, invoices: [{ id: "a/b", request }] }] },
    "accounts.0.invoices.0.id must be a string",
  ],
  [
    "a field of an account that there is not",
    { version: 1, accounts: [{ ...account, invoice: [{ request }] }] },
    "accounts.0.invoice is not a known field of an account; expected one of",
  ],
  [
    "settings that there are not",
    { version: 1, accounts: [{ ...account, settings: { invoiceNumberPrefix: 7 } }] },
    "accounts.0.settings.invoiceNumberPrefix must be a string",
  ],
  [
    "a field of an invoice that there is not",
    { version: 1, accounts: [{ ...account, invoices: [{ request, payment: [cash] }] }] },
    "accounts.0.invoices.0.payment is not a known field of a seeded record; expected one of",
  ],
  [
    "payments that are no list",
    { version: 1, accounts: [{ ...account, invoices: [{ request, payments: cash }] }] },
    "accounts.0.invoices.0.payments must be a list of JSON objects",
  ],
  [
    "no id where there could be one",
    { version: 1, accounts: [{ ...account, invoices: [{ request, id: null }] }] },
    "accounts.0.invoices.0.id must not be null",
  ],
  [
    "a decision that nobody can make",
    { version: 1, accounts: [{ ...account, estimates: [{ request, decision: "maybe" }] }] },
    'accounts.0.estimates.0.decision must be "accepted" or "declined"',
  ],
  [
    "no request",
    { version: 1, accounts: [{ ...account, templates: [{}] }] },
    "accounts.0.templates.0.request must be a JSON object",
  ],
  [
    "a request that breaks the contract",
    {
      version: 1,
      accounts: [{ ...account, invoices: [{ request }, { request: { ...request, items: "none" } }] }],
    },
    "accounts.0.invoices.1.request: body.items must be array",
  ],
  [
    "a payment that is refused",
    {
      version: 1,
      accounts: [{ ...account, invoices: [{ request, payments: [{ ...cash, amount: 5000 }] }] }],
    },
    "accounts.0.invoices.0.payments.0: amount must not be greater than the amount due",
  ],
])("a seed with %s is refused as a whole, and says where", async (_, body, message) => {
  const sandbox = await start();
  const { status, body: answered } = await seed(sandbox, body);
  expect([status, answered.message[0]]).toEqual([422, expect.stringContaining(message)]);
  expect(await total(sandbox)).toBe(0);
});
