import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { messageOf } from "../message.ts";
import { errorResponse } from "../response.ts";
import { rawError, UnreadableRequests } from "./unreadable.ts";

export interface Address {
  readonly port: number;
  readonly host: string;
}

export interface Timeouts {
  /** Milliseconds until the headers of a request must be there. */
  readonly headersTimeout: number;
  /** Milliseconds until the whole request must be there. */
  readonly requestTimeout: number;
}

export interface RunningServer {
  /** Without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Listens; an error says in one sentence why it cannot. */
export async function listen(handler: Handler, address: Address, timeouts: Timeouts): Promise<RunningServer> {
  const unreadable = new UnreadableRequests();
  const server = createServer(
    {
      ...timeouts,
      // Node looks at the timeouts this often; by default it is every half minute.
      connectionsCheckingInterval: Math.min(500, timeouts.headersTimeout),
      // Node's own answer to a request without Host has no body.
      requireHostHeader: false,
    },
    (request, response) => {
      unreadable.track(request, response);
      handler(request, response);
    },
  );
  server.on("checkExpectation", (_, response: ServerResponse) => {
    const { status, headers, body } = errorResponse(417, ["header.Expect may only be 100-continue"]);
    response.writeHead(status, { ...headers, "access-control-allow-origin": "*" });
    response.end(body);
  });
  server.on("clientError", (error, socket) => unreadable.answer(error, socket));
  server.on("connect", (_, socket) => {
    socket.on("error", () => socket.destroy());
    socket.end(rawError(405, "CONNECT is not for a mock server; send the request to it directly"));
  });
  await start(server, address);
  let closing: Promise<void> | undefined;
  return {
    url: urlOf(server),
    close() {
      closing ??= new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      return closing;
    },
  };
}

function start(server: Server, address: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (reason: unknown) => reject(new Error(whyNotListening(address, reason), { cause: reason }));
    server.once("error", fail);
    try {
      // A long queue, so that thousands may connect at once.
      server.listen({ ...address, backlog: 4096 }, () => {
        server.off("error", fail);
        server.on("error", () => {});
        resolve();
      });
    } catch (error) {
      fail(error);
    }
  });
}

function whyNotListening({ port, host }: Address, reason: unknown): string {
  const message = messageOf(reason);
  return message.includes("EADDRINUSE")
    ? `Port ${port} of ${host} is already in use; choose another with --port N (in code, port: N), or 0 for any free port.`
    : `The mock cannot listen on port ${port} of ${host}; choose another port or host (${message}).`;
}

/** A wildcard address is not one to call. */
function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const host =
    address.address === "0.0.0.0" ? "127.0.0.1" : address.address === "::" ? "::1" : address.address;
  return `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`;
}
