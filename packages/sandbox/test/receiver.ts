import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What a receiver of webhooks got. */
export interface Received {
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Whether the connection broke off before the body was whole. */
  readonly brokenOff: boolean;
}

/** A server that receives webhooks, and answers each with the next status of a list; 200 when it is at its end. */
export async function startReceiver(statuses: number[] = []) {
  const received: Received[] = [];
  const waiting: { readonly count: number; resolve(): void }[] = [];
  const add = (event: Received): void => {
    received.push(event);
    for (const { count, resolve } of waiting) if (received.length >= count) resolve();
  };
  const server = createServer(async (request, response) => {
    let body = "";
    try {
      for await (const chunk of request) body += String(chunk);
    } catch {
      return add({ body, headers: request.headers, brokenOff: true });
    }
    add({ body, headers: request.headers, brokenOff: false });
    response.writeHead(statuses.shift() ?? 200).end();
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    /** Waits until so many came. */
    async first(count: number): Promise<readonly Received[]> {
      if (received.length < count) await new Promise<void>((resolve) => waiting.push({ count, resolve }));
      return received.slice(0, count);
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
