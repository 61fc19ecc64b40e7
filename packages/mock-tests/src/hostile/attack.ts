import { faultsOf, patience } from "../faults.ts";
import type { Server } from "../servers/server.ts";
import { Connection, type Outcome } from "../wire/connection.ts";

/** Something a server must survive. */
export interface Attack {
  readonly name: string;
  /** Does it to the server, and tells what was wrong with how the server met it. */
  readonly run: (server: Server) => Promise<string[]>;
}

interface Expectation {
  /** The statuses that will do; by default any below 500. */
  readonly statuses?: readonly number[];
  /** Whether to tell the server that no more bytes will come. */
  readonly finish?: boolean;
}

/** Writes bytes on a connection of its own and expects one answer. `{base}` stands for where the paths begin. */
export function attack(name: string, bytes: Buffer | string, expectation: Expectation = {}): Attack {
  const { statuses, finish = false } = expectation;
  return {
    name,
    run: (server) =>
      connected(server, async (connection) => {
        const text = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
        const method = /^\w+/.exec(text.toString("latin1", 0, 20))?.[0] ?? "GET";
        connection.write(based(text, server.base));
        if (finish) connection.finish();
        return faultsOf(method, await connection.next(method, patience), statuses);
      }),
  };
}

/** Runs what needs a connection, and closes it whatever happens. */
export async function connected<Result>(
  server: Server,
  use: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const connection = await Connection.open(server.port);
  try {
    return await use(connection);
  } finally {
    connection.close();
  }
}

/** What is wrong with the server afterwards: whether it runs, and answers a plain request in time. */
export async function aftermath(server: Server): Promise<string[]> {
  const open = await Connection.open(server.port).catch(() => undefined);
  open?.write(based(Buffer.from(plain), server.base));
  const outcome: Outcome = (await open?.next("GET", patience)) ?? { kind: "closed" };
  open?.close();
  if (outcome.kind === "closed") return [await whyClosed(server)];
  return faultsOf("GET", outcome, [200]).map((fault) => `asked a plain question afterwards, ${fault}`);
}

/** A process that is about to end hangs up first. */
async function whyClosed(server: Server): Promise<string> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, patience);
  await Promise.race([server.ended, late]);
  clearTimeout(timer);
  return server.death() ?? "it takes no connection";
}

export const known = "Authorization: Bearer any\r\nVersion: 2021-07-28\r\n";
export const getPath = "/invoices/6578278e879ad2646715ba9c?altId=6578278e879ad2646715ba9c&altType=location";
export const plain = `GET {base}${getPath} HTTP/1.1\r\nHost: mock\r\n${known}\r\n`;

/** The bytes with the base filled in; what stands beyond the head is left alone. */
export function based(bytes: Buffer, base: string): Buffer {
  const head = bytes.subarray(0, headLength).toString("latin1").replaceAll("{base}", base);
  return Buffer.concat([Buffer.from(head, "latin1"), bytes.subarray(headLength)]);
}

const headLength = 20_000;
