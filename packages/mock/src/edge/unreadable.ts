import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { errorBody, nameOf } from "../response.ts";

/** Answers what Node could not read as a request, after the good requests that came before it on the connection. */
export class UnreadableRequests {
  readonly #open = new WeakMap<Duplex, Map<ServerResponse, IncomingMessage>>();

  /** Takes note of a request that is being answered. */
  track(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    const open = this.#open.get(socket) ?? new Map<ServerResponse, IncomingMessage>();
    this.#open.set(socket, open);
    open.set(response, request);
    response.on("close", () => open.delete(response));
  }

  answer(error: NodeJS.ErrnoException, socket: Duplex): void {
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    const text = rawError(...reasonOf(error));
    const open = this.#open.get(socket) ?? new Map<ServerResponse, IncomingMessage>();
    // A request of which a part is missing gets no answer of its own any more: this one is it.
    const before = [...open].filter(([, request]) => request.complete).map(([response]) => response);
    const finish = (): void => {
      if (before.every((response) => response.closed || response.writableFinished)) socket.end(text);
    };
    for (const response of before) response.on("finish", finish);
    finish();
  }
}

/** The status and text for what Node could not read as a request. */
function reasonOf({ code, message }: NodeJS.ErrnoException): [status: number, message: string] {
  if (code === "HPE_HEADER_OVERFLOW") return [431, "The headers are larger than 16 KiB together"];
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return [408, "The request did not arrive in time"];
  return [400, `This is no HTTP request that can be read: ${message}`];
}

/** An error as it goes over the wire, for a connection that has no response to write to. */
export function rawError(status: number, message: string): string {
  const body = JSON.stringify(errorBody(status, [message]));
  return [
    `HTTP/1.1 ${status} ${nameOf(status)}`,
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Access-Control-Allow-Origin: *",
    ...(status === 405 ? ["Allow: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"] : []),
    "Connection: close",
    "",
    body,
  ].join("\r\n");
}
