import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";

const tenSeconds = 10_000;

interface Sending {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether the connection breaks off in the middle of the body. */
  readonly cut: boolean;
  readonly signal: AbortSignal;
}

/** Posts a webhook; gives the status that it is answered with, undefined when there is no answer. */
export function post(url: URL, { body, headers, cut, signal }: Sending): Promise<number | undefined> {
  const bytes = Buffer.from(body);
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  const make = url.protocol === "https:" ? httpsRequest : httpRequest;
  const request = make(
    url,
    {
      method: "POST",
      headers: { ...headers, "content-length": bytes.length },
      signal: AbortSignal.any([signal, AbortSignal.timeout(tenSeconds)]),
      agent: false,
    },
    (response) => {
      response.resume();
      resolve(response.statusCode);
    },
  );
  request.on("error", () => resolve(undefined));
  request.on("close", () => resolve(undefined));
  if (cut) request.write(bytes.subarray(0, bytes.length / 2), () => request.destroy());
  else request.end(bytes);
  return promise;
}
