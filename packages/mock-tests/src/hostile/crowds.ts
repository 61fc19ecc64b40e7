import { faultsOf, patience } from "../faults.ts";
import type { Server } from "../servers/server.ts";
import { Connection, type Outcome } from "../wire/connection.ts";
import { type Attack, based, connected, plain } from "./attack.ts";
import { get, json, payment, post } from "./bytes.ts";

const good = json(payment);

/** Attacks by more than the bytes of one request. */
export const crowds: readonly Attack[] = [
  {
    name: "a body that comes byte by byte",
    run: (server) =>
      connected(server, async (connection) => {
        const bytes = based(post({ body: good }), server.base);
        for (const byte of bytes) {
          connection.write(Buffer.of(byte));
          await turn();
        }
        return faultsOf("POST", await connection.next("POST", patience), [200, 201]);
      }),
  },
  {
    name: "a body that stops halfway while others ask",
    run: (server) =>
      connected(server, async (stuck) => {
        stuck.write(based(post({ body: good, length: good.length + 1 }), server.base));
        return ask(server);
      }),
  },
  {
    name: "100 heads that never end while others ask",
    run: (server) =>
      crowd(server, 100, async (connections) => {
        for (const connection of connections) connection.write("GET /invoices HTTP/1.1\r\nX: ");
        return ask(server);
      }),
  },
  {
    name: "5,000 idle connections",
    run: (server) => crowd(server, 5000, () => ask(server)),
  },
  {
    name: "200 connections that are cut in the middle of a body",
    run: (server) =>
      crowd(server, 200, async (connections) => {
        const bytes = based(post({ body: good, length: 100_000 }), server.base);
        for (const connection of connections) connection.write(bytes);
        await turn();
        for (const connection of connections) connection.close();
        return ask(server);
      }),
  },
  {
    name: "200 connections that are cut before the answer",
    run: (server) =>
      crowd(server, 200, async (connections) => {
        for (const connection of connections) connection.write(based(Buffer.from(plain), server.base));
        for (const connection of connections) connection.close();
        return ask(server);
      }),
  },
  {
    name: "100 requests at once on one connection",
    run: (server) =>
      pipeline(
        server,
        Array.from({ length: 100 }, () => ({ bytes: plain, statuses: [200] })),
      ),
  },
  {
    name: "good requests behind bad ones on one connection",
    run: (server) =>
      pipeline(server, [
        { bytes: get([], "/invoices/50%"), statuses: [400] },
        { bytes: plain, statuses: [200] },
        { bytes: get(["Accept: foo"]), statuses: [200, 400, 406] },
        { bytes: plain, statuses: [200] },
        { bytes: post({ body: '{"a' }), statuses: [400] },
        { bytes: plain, statuses: [200] },
      ]),
  },
  {
    name: "a good request with bytes of no sense behind it",
    run: (server) =>
      pipeline(server, [
        { bytes: plain, statuses: [200] },
        { bytes: "no sense at all\r\n\r\n", statuses: [400] },
      ]),
  },
  {
    name: "a request whose client does not read the answer to 50 more",
    run: (server) =>
      connected(server, async (connection) => {
        connection.pause();
        for (let sent = 0; sent < 50; sent += 1) connection.write(based(Buffer.from(plain), server.base));
        return ask(server);
      }),
  },
];

interface Piped {
  readonly bytes: Buffer | string;
  readonly statuses: readonly number[];
}

function pipeline(server: Server, requests: readonly Piped[]): Promise<string[]> {
  return connected(server, async (connection) => {
    connection.write(Buffer.concat(requests.map(({ bytes }) => based(Buffer.from(bytes), server.base))));
    const faults: string[] = [];
    for (const [at, { bytes, statuses }] of requests.entries()) {
      const method = bytes.toString("latin1").slice(0, 4).trim();
      const outcome: Outcome = await connection.next(method, patience);
      faults.push(...faultsOf(method, outcome, statuses).map((fault) => `answer ${at + 1}: ${fault}`));
      if (outcome.kind !== "response") break;
    }
    return faults;
  });
}

async function ask(server: Server): Promise<string[]> {
  return connected(server, async (connection) => {
    connection.write(based(Buffer.from(plain), server.base));
    return faultsOf("GET", await connection.next("GET", patience), [200]);
  });
}

async function crowd(
  server: Server,
  size: number,
  use: (connections: readonly Connection[]) => Promise<string[]>,
): Promise<string[]> {
  const connections: Connection[] = [];
  try {
    while (connections.length < size) {
      const next = Math.min(250, size - connections.length);
      connections.push(
        ...(await Promise.all(Array.from({ length: next }, () => Connection.open(server.port)))),
      );
    }
    return await use(connections);
  } catch (error) {
    return [`with ${connections.length} connections open, ${String(error)}`];
  } finally {
    for (const connection of connections) connection.close();
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
