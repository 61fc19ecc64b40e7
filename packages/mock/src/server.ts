import { messageOf } from "./message.ts";

/** What can be made to listen: the part of Prism's server that is used here. */
export interface Listener {
  /** Gives the URL it listens on. */
  listen(port: number, host: string): Promise<string>;
  close(): Promise<void>;
}

export interface Address {
  readonly port: number;
  readonly host: string;
}

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Lets a server listen; an error says in one sentence why it cannot. */
export async function listen(server: Listener, address: Address): Promise<RunningServer> {
  const listening = await server.listen(address.port, address.host).catch((reason: unknown) => {
    throw new Error(whyNotListening(address, reason), { cause: reason });
  });
  let closing: Promise<void> | undefined;
  return {
    url: urlOf(listening),
    close() {
      closing ??= server.close();
      return closing;
    },
  };
}

function whyNotListening({ port, host }: Address, reason: unknown): string {
  // Prism rejects with the message alone, so the code of the system error can only be read in it.
  const message = messageOf(reason);
  return message.includes("EADDRINUSE")
    ? `Port ${port} of ${host} is already in use; choose another with --port N (in code, port: N), or 0 for any free port.`
    : `The mock cannot listen on port ${port} of ${host}; choose another port or host (${message}).`;
}

/** Prism writes IPv6 addresses without brackets, and a wildcard address is not one to call. */
function urlOf(listening: string): string {
  const [, address = "", port = ""] = /^http:\/\/(.*):(\d+)$/.exec(listening) ?? [];
  const host = address === "0.0.0.0" ? "127.0.0.1" : address === "::" ? "::1" : address;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
