import { createServer } from "node:http";
import type { Socket } from "node:net";

/** What the server got. */
export interface Received {
  readonly method: string;
  /** The path with the query. */
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** The bytes that go over the wire, and what becomes of the connection after them. */
export interface Answer {
  readonly bytes?: string | Uint8Array;
  /** `hold` says nothing more until the client gives up, `reset` waits for the client to have the headers. */
  readonly end: "close" | "reset" | "hold";
}

/** A server that answers with bytes, so that it can lie about anything. */
export interface FaultServer extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly Received[];
  /** To be called when the client has headers: resets the connections that wait for it. */
  headersArrived(): void;
}

/** Starts a server on a free port of loopback; `decide` says how to answer when the whole request is there. */
export async function startServer(decide: (received: Received) => Answer): Promise<FaultServer> {
  const received: Received[] = [];
  const toReset = new Set<Socket>();

  const server = createServer(async (request, response) => {
    const { method = "", url = "", socket, headers } = request;
    // Clients that give up are the point of many an answer here.
    request.on("error", () => {});
    response.on("error", () => {});
    socket.on("error", () => {});
    socket.on("close", () => toReset.delete(socket));
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const last = { method, url, authorization: headers.authorization, body };
    received.push(last);
    const { bytes, end } = decide(last);
    if (bytes !== undefined) socket.write(bytes);
    if (end === "close") socket.end();
    else if (end === "reset" && bytes === undefined) socket.resetAndDestroy();
    else if (end === "reset") toReset.add(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;

  return {
    url: `http://127.0.0.1:${port}`,
    received,
    headersArrived() {
      for (const socket of toReset) socket.resetAndDestroy();
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
