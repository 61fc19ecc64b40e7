import { createServer } from "node:http";
import type { Socket } from "node:net";

/** The header that says which of many calls a request belongs to. */
export const callHeader = "X-Call";

/** What the server got. */
export interface Received {
  /** What the request has in {@link callHeader}. */
  readonly call: string;
  readonly method: string;
  /** The path with the query. */
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** The bytes that go over the wire, and what becomes of the connection after them. */
export interface RawResponse {
  readonly bytes?: string | Uint8Array;
  /** `hold` says nothing more until the client gives up, `reset` waits for the client to have the headers. */
  readonly end: "close" | "reset" | "hold";
}

/** A server that answers with bytes, so that it can lie about anything. */
export interface FaultServer extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly Received[];
  /** Carries out a request, and when its headers have arrived lets the connections of its call be reset that wait for it. */
  readonly fetch: typeof fetch;
}

/** Starts a server on a free port of loopback; `decide` says how to respond when the whole request is there. */
export async function startServer(decide: (received: Received) => RawResponse): Promise<FaultServer> {
  const received: Received[] = [];
  const toReset = new Map<string, Socket>();

  const server = createServer(async (request, response) => {
    const { method = "", url = "", socket, headers } = request;
    // Clients that give up are the point of many a response here.
    request.on("error", () => {});
    response.on("error", () => {});
    socket.on("error", () => {});
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const call = String(headers[callHeader.toLowerCase()]);
    const last = { call, method, url, authorization: headers.authorization, body };
    received.push(last);
    const { bytes, end } = decide(last);
    if (bytes !== undefined) socket.write(bytes);
    if (end === "close") socket.end();
    else if (end === "reset" && bytes === undefined) socket.resetAndDestroy();
    else if (end === "reset") toReset.set(call, socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;

  return {
    url: `http://127.0.0.1:${port}`,
    received,
    async fetch(input, init) {
      const { headers } = input instanceof Request ? input : { headers: new Headers(init?.headers) };
      const call = String(headers.get(callHeader));
      const response = await fetch(input, init);
      toReset.get(call)?.resetAndDestroy();
      return response;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
