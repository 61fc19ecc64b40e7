import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { Refusal } from "../refusal.ts";
import { jsonFault } from "./json-fault.ts";

const mediaType = /^\s*([\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+)\s*(?:;|$)/;
const jsonType = /^application\/(?:[^/]+\+)?json$/i;
const charsetParameter = /;\s*charset\s*=\s*"?([^";\s]*)/i;

/** Refuses headers that say how to read the body but cannot be understood. */
export function checkContentHeaders(headers: IncomingHttpHeaders): void {
  const type = headers["content-type"];
  if (type && !mediaType.test(type)) {
    throw new Refusal(415, `Content-Type "${type}" is not a media type; application/json is accepted`);
  }
  const encoding = headers["content-encoding"];
  if (encoding && encoding.trim().toLowerCase() !== "identity" && hasBody(headers)) {
    throw new Refusal(415, `Content-Encoding "${encoding}" is not supported; send the body uncompressed`, {
      "accept-encoding": "identity",
    });
  }
}

export function hasBody(headers: IncomingHttpHeaders): boolean {
  const length = headers["content-length"];
  return length === undefined ? headers["transfer-encoding"] !== undefined : length !== "0";
}

export const isJson = (headers: IncomingHttpHeaders): boolean =>
  jsonType.test(mediaType.exec(headers["content-type"] ?? "")?.[1] ?? "");

/** Reads the body up to the limit: parsed when it is JSON, as text otherwise, null when there is none. */
export async function readBody(request: IncomingMessage, limit: number): Promise<unknown> {
  const { headers } = request;
  if (!hasBody(headers)) return null;
  const bytes = await collect(request, limit);
  if (bytes.length === 0) return null;
  // Prism looks at the type of a body only when its length is announced.
  headers["content-length"] ??= String(bytes.length);
  const type = headers["content-type"] ?? "";
  const text = decode(bytes, charsetParameter.exec(type)?.[1]);
  return isJson(headers) ? parse(text) : text;
}

function collect(request: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = () =>
    new Refusal(413, `The body is larger than the limit of ${limit} bytes`, {
      "x-body-limit": String(limit),
    });
  if (Number(request.headers["content-length"] ?? 0) > limit) return Promise.reject(tooLarge());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) {
        chunks.length = 0;
        reject(tooLarge());
      } else chunks.push(chunk);
    });
    request.on("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    const cut = () => {
      if (!request.complete) reject(new Refusal(400, "The body ended before its announced length"));
    };
    request.on("error", cut);
    request.on("close", cut);
  });
}

function decode(bytes: Buffer, charset = "utf-8"): string {
  if (/^(?:utf-?8|us-ascii)?$/i.test(charset)) {
    const text = bytes.toString("utf8");
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    throw new Refusal(415, `The charset "${charset}" is not supported; utf-8 is accepted`);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, `body is not valid JSON: ${jsonFault(text)}`);
  }
}
