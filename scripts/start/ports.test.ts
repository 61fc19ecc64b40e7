import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer, type Server } from "node:net";
import { afterEach, expect, test } from "@jest/globals";
import { checkPorts } from "./ports.ts";

const host = "127.0.0.1";
const servers: Server[] = [];

/** Takes a free port, and gives it. */
async function take(server: Server = createServer((socket) => socket.destroy())): Promise<number> {
  servers.push(server);
  await once(server.listen(0, host), "listening");
  const { port } = server.address() as AddressInfo;
  return port;
}

/** Takes a port above one that is free: other programs take ports as well. */
async function takeAboveFree(): Promise<number> {
  const port = await take();
  const isFree = await checkPorts({ brands: ["oak"], host, port: port - 1 }).then(
    () => true,
    () => false,
  );
  return isFree ? port : await takeAboveFree();
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => once(server.close(), "close")));
});

test("a port that is taken is named, with its brand and what to do, in one sentence", async () => {
  const port = await take();
  await expect(checkPorts({ brands: ["oak"], host, port })).rejects.toThrow(
    `Port ${port} of ${host}, which oak would take, is in use by another program; stop that, or choose others with --port N, from which on each brand takes one, or --port 0 for any free ports.`,
  );
});

test("the port of each brand is looked at", async () => {
  const port = await takeAboveFree();
  await expect(checkPorts({ brands: ["oak", "ash"], host, port: port - 1 })).rejects.toThrow(
    `Port ${port} of ${host}, which ash would take`,
  );
});

test("a mock that runs already is named", async () => {
  const other = createHttpServer((_, response) =>
    response.end('{ "brands": [{ "id": "oak" }, { "id": "ash" }] }'),
  );
  const port = await take(other);
  await expect(checkPorts({ brands: ["oak"], host, port })).rejects.toThrow(
    `A mock is already running at http://${host}:${port} (oak, ash); use that one`,
  );
});

test("an address that is not of this machine is told", async () => {
  await expect(checkPorts({ brands: ["oak"], host: "192.0.2.1", port: 4010 })).rejects.toThrow(
    /^Port 4010 of 192\.0\.2\.1, which oak would take, cannot be used \(.*EADDRNOTAVAIL.*\); choose/,
  );
});

test("a port that was looked at is free afterwards", async () => {
  const port = await take();
  await Promise.all(servers.splice(0).map((server) => once(server.close(), "close")));
  await checkPorts({ brands: ["oak"], host, port });
  const server = createServer();
  servers.push(server);
  await once(server.listen(port, host), "listening");
});

test("any free ports need no look", async () => {
  await expect(checkPorts({ brands: ["oak", "ash"], host, port: 0 })).resolves.toBeUndefined();
});
