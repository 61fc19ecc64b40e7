import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { call, draft, owner, ownerQuery, payment } from "../billing.ts";
import { missingPostgres, type Postgres, startPostgres } from "./postgres.ts";
import { type ServerProcess, startProcess } from "./server-process.ts";

const missing = missingPostgres();
if (missing !== undefined) console.warn(`Not tested with PostgreSQL: ${missing}`);
const withPostgres = missing === undefined ? test : test.skip;

let postgres: Postgres | undefined;
const servers: ServerProcess[] = [];

beforeAll(async () => {
  if (missing !== undefined) return;
  postgres = await startPostgres();
  const environment = { DATABASE_URL: postgres.url };
  // Both begin the same empty database at the same time.
  servers.push(...(await Promise.all([startProcess([], environment), startProcess([], environment)])));
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.kill()));
  await postgres?.stop();
});

const server = (index: number): ServerProcess =>
  servers[index % servers.length] ?? { url: "", pid: 0, kill: async () => {} };

withPostgres(
  "64 clients of two processes pay the same invoices, and no cent is lost or doubled",
  async () => {
    const created = await Promise.all(
      Array.from({ length: 4 }, (_, index) =>
        call(server(index), "POST", "/invoices", {
          ...draft,
          items: [{ name: "Hours", currency: "USD", amount: 10, qty: 1 }],
        }),
      ),
    );
    const ids = created.map(({ status, body }) => {
      expect(status).toBe(200);
      return body._id;
    });
    expect(new Set(created.map(({ body }) => body.invoiceNumber)).size).toBe(4);

    // 64 clients, 10 payments of 0.07 each, on four invoices of 10.00: 142 of them fit into each invoice.
    const answers = await Promise.all(
      Array.from({ length: 64 }, async (_, client) => {
        const accepted: string[] = [];
        for (let index = 0; index < 10; index += 1) {
          const id = ids[(client + index) % ids.length];
          const { status } = await call(server(client), "POST", `/invoices/${id}/record-payment`, {
            ...payment,
            amount: 0.07,
          });
          if (status === 200) accepted.push(id);
          else expect([400, 422]).toContain(status);
        }
        return accepted;
      }),
    );
    for (const [index, id] of ids.entries()) {
      const accepted = answers.flat().filter((paid) => paid === id).length;
      expect(accepted).toBe(142);
      for (const each of [index, index + 1]) {
        const { body } = await call(server(each), "GET", `/invoices/${id}?${ownerQuery}`);
        expect(body).toMatchObject({ amountPaid: 9.94, amountDue: 0.06, status: "partially_paid" });
      }
    }
  },
);

withPostgres("numbers are counted once over both processes, and a chosen one is taken once", async () => {
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      call(server(index), "POST", "/invoices", { ...draft, altId: "numbers" }),
    ),
  );
  expect(new Set(answers.map(({ body }) => body.invoiceNumber)).size).toBe(40);
  const chosen = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      call(server(index), "POST", "/invoices", { ...draft, invoiceNumber: "CHOSEN" }),
    ),
  );
  expect(chosen.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 400)]);
});

withPostgres("what one process keeps of a world that another one pays in is of one moment", async () => {
  const world = { "X-Mock-Client": "kept" };
  const id = owner.altId;
  const get = async (index: number, path: string, name = "kept") =>
    (await call(server(index), "GET", path, undefined, { "X-Mock-Client": name })).body;
  const copies = Array.from({ length: 12 }, (_, index) => `copy ${index}`);
  await Promise.all([
    ...Array.from({ length: 8 }, async (_, client) => {
      for (let count = 0; count < 12; count += 1) {
        const body = { ...payment, amount: 0.01 };
        expect(
          (await call(server(client), "POST", `/invoices/${id}/record-payment`, body, world)).status,
        ).toBe(200);
      }
    }),
    (async () => {
      for (const [index, to] of copies.entries()) {
        expect((await call(server(index), "POST", "/__mock/fork", { to }, world)).status).toBe(200);
      }
    })(),
  ]);
  for (const [index, name] of ["kept", ...copies].entries()) {
    const { amountPaid } = await get(index, `/invoices/${id}?${ownerQuery}`, name);
    const { journal } = await get(index, `/__mock/journal?subject=${id}`, name);
    const payments = journal.filter(({ event }: { event: string }) => event === "payment");
    const webhooks = (await get(index, "/__mock/webhooks", name)).webhooks;
    expect([payments.length, webhooks.length]).toEqual(Array(2).fill(Math.round(amountPaid * 100)));
  }
  expect((await get(0, `/invoices/${id}?${ownerQuery}`)).amountPaid).toBe(0.96);
});

withPostgres("a connection that is cut is answered 503 at most, and heals by itself", async () => {
  for (let round = 0; round < 5; round += 1) {
    // Before, between and after the queries of calls that are under way.
    const [answers] = await Promise.all([
      Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          call(server(index), "GET", `/invoices/${owner.altId}?${ownerQuery}`),
        ),
      ),
      postgres?.cut(),
    ]);
    for (const { status, body } of answers)
      if (status !== 200) expect([status, body]).toEqual([503, expect.anything()]);
  }
  let status = 503;
  // A connection that was lost is found out by the call that gets it.
  for (let tries = 0; tries < 20 && status === 503; tries += 1) {
    ({ status } = await call(server(0), "GET", `/invoices/${owner.altId}?${ownerQuery}`));
  }
  expect(status).toBe(200);
});
