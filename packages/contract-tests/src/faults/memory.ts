import { callHeader, type FaultServer, type RawResponse, type Received } from "./server.ts";

const url = "http://localhost:1";

/** Answers with the same bytes as a server of {@link startServer}, but without a connection, which costs most of a call. */
export async function answerInMemory(decide: (received: Received) => RawResponse): Promise<FaultServer> {
  const received: Received[] = [];
  return {
    url,
    received,
    async fetch(input, init) {
      const headers = new Headers(init?.headers);
      const last = {
        call: String(headers.get(callHeader)),
        method: init?.method ?? "GET",
        url: String(input).slice(url.length),
        authorization: headers.get("authorization") ?? undefined,
        body: String(init?.body ?? ""),
      };
      received.push(last);
      // What a program does as its request arrives, it does before the answer is there.
      await undefined;
      return responseOf(decide(last), init?.signal);
    },
    async [Symbol.asyncDispose]() {},
  };
}

/** What `fetch` makes of the bytes. */
async function responseOf(
  { bytes = "", end }: RawResponse,
  signal: AbortSignal | null | undefined,
): Promise<Response> {
  const text = Buffer.from(bytes).toString();
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [start, ...lines] = head.split("\r\n");
  if (rest.length > 0) {
    const headers = new Headers(
      lines.map((line): [string, string] => {
        const [name = "", value = ""] = line.split(": ");
        return [name, value];
      }),
    );
    const body = rest.join("\r\n\r\n");
    const status = Number(start?.split(" ")[1]);
    if (Number(headers.get("content-length")) <= Buffer.byteLength(body)) {
      return new Response(body, { status, headers });
    }
  }
  if (end === "hold") {
    if (!signal?.aborted) await new Promise((resolve) => signal?.addEventListener("abort", resolve));
    throw signal?.reason;
  }
  throw new TypeError("fetch failed");
}
