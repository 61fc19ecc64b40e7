import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, expect, test } from "@jest/globals";
import { startSandbox } from "../src/index.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}

test("a sandbox that cannot go on with its deliveries leaves no server behind", async () => {
  const data = mkdtempSync(join(tmpdir(), "crm-invoices-sandbox-"));
  folders.push(data);
  const options = { brand: "highlevel", data, webhooks: { url: "http://127.0.0.1:9/" } } as const;
  await (await startSandbox(options)).close();
  const file = readdirSync(data).find((name) => /\.(?:db|sqlite)$/.test(name)) ?? "";
  const database = new DatabaseSync(join(data, file));
  database.exec("DROP TABLE deliveries");
  database.close();

  const port = await freePort();
  await expect(startSandbox({ ...options, port })).rejects.toThrow("deliveries");
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow("fetch failed");
});
