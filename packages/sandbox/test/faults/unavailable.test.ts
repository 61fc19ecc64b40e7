import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "@jest/globals";
import { call, draft, ownerQuery, payment } from "../billing.ts";
import { limitFiles, limitsFiles, type ServerProcess, startProcess } from "./server-process.ts";

/** Takes the database away from a sandbox that runs on a folder; gives what brings it back. */
type Fault = (server: ServerProcess, file: string) => Promise<() => void>;

const fullDisk: Fault = async (server, file) => {
  limitFiles(server, (await stat(`${file}-wal`)).size);
  return () => limitFiles(server, "unlimited");
};

const busyFile: Fault = async (_, file) => {
  const other = new DatabaseSync(file);
  other.exec("begin exclusive");
  return () => other.close();
};

const rows: readonly (readonly [title: string, fault: Fault, reading: number])[] = [
  // What is there can still be read.
  ...(limitsFiles ? ([["the disk has no room for", fullDisk, 200]] as const) : []),
  ["comes while another process has the file", busyFile, 503],
];

test.each(rows)(
  "a payment that %s is answered 503, leaves nothing behind, and works again afterwards",
  async (_, fault, reading) => {
    const data = await mkdtemp(join(tmpdir(), "sandbox-unavailable-"));
    const server = await startProcess(["--data", data]);
    try {
      const id: string = (await call(server, "POST", "/invoices", draft)).body._id;
      const pay = () => call(server, "POST", `/invoices/${id}/record-payment`, { ...payment, amount: 1 });
      const read = () => call(server, "GET", `/invoices/${id}?${ownerQuery}`);
      expect((await pay()).status).toBe(200);

      const heal = await fault(server, join(data, "sandbox.sqlite"));
      for (let tries = 0; tries < 2; tries += 1) {
        const { status, body } = await pay();
        expect(status).toBe(503);
        expect(body).toEqual({
          statusCode: 503,
          message: expect.stringContaining("The database cannot be used"),
        });
      }
      expect((await read()).status).toBe(reading);
      heal();

      expect((await read()).body).toMatchObject({ amountPaid: 1, amountDue: 99, status: "partially_paid" });
      expect((await pay()).status).toBe(200);
      expect((await read()).body).toMatchObject({ amountPaid: 2, amountDue: 98 });
      const { body } = await call(server, "GET", `/__mock/journal?subject=${id}`);
      expect(body.journal.filter(({ event }: { event: string }) => event === "payment")).toHaveLength(2);
      const { webhooks } = (await call(server, "GET", "/__mock/webhooks")).body;
      expect(webhooks.filter(({ type }: { type: string }) => type === "InvoicePartiallyPaid")).toHaveLength(
        2,
      );
    } finally {
      await server.kill();
      await rm(data, { recursive: true });
    }
  },
);
