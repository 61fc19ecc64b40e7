import { execFileSync } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { call, draft, ownerQuery, payment } from "../billing.ts";
import { type ServerProcess, startProcess } from "./server-process.ts";

/** How large the system lets files of a process become, in bytes: beyond it a write fails, as on a disk that is full. */
const limitFiles = ({ pid }: ServerProcess, bytes: number | "unlimited"): void => {
  execFileSync("prlimit", ["--pid", String(pid), `--fsize=${bytes}:unlimited`]);
};

const limits = process.platform === "linux";
if (!limits) console.warn("Not tested with a full disk: only Linux limits the files of a process that runs.");

(limits ? test : test.skip)(
  "a payment that the disk has no room for is answered 503, leaves nothing behind, and works again with room",
  async () => {
    const data = await mkdtemp(join(tmpdir(), "sandbox-full-"));
    const server = await startProcess(["--data", data]);
    try {
      const id: string = (await call(server, "POST", "/invoices", draft)).body._id;
      const pay = () => call(server, "POST", `/invoices/${id}/record-payment`, { ...payment, amount: 1 });
      const read = async () => (await call(server, "GET", `/invoices/${id}?${ownerQuery}`)).body;
      expect((await pay()).status).toBe(200);

      limitFiles(server, (await stat(join(data, "sandbox.sqlite-wal"))).size);
      for (let tries = 0; tries < 5; tries += 1) {
        const { status, body } = await pay();
        expect(status).toBe(503);
        expect(body).toEqual({
          statusCode: 503,
          message: expect.stringContaining("The database cannot be used"),
        });
      }
      // What is there can still be read.
      expect(await read()).toMatchObject({ amountPaid: 1, amountDue: 99, status: "partially_paid" });

      limitFiles(server, "unlimited");
      expect((await pay()).status).toBe(200);
      expect(await read()).toMatchObject({ amountPaid: 2, amountDue: 98 });
      const { body } = await call(server, "GET", `/__mock/journal?subject=${id}`);
      const payments = body.journal.filter(({ event }: { event: string }) => event === "payment");
      expect(payments).toHaveLength(2);
      const { webhooks } = (await call(server, "GET", "/__mock/webhooks")).body;
      const told = webhooks.filter(({ type }: { type: string }) => type === "InvoicePartiallyPaid");
      expect(told).toHaveLength(2);
    } finally {
      await server.kill();
      await rm(data, { recursive: true });
    }
  },
);
