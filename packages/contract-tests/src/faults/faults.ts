import { STATUS_CODES } from "node:http";
import { gzipSync } from "node:zlib";
import { jsonHeaders, rawResponse } from "./http.ts";
import type { Operation } from "./operations.ts";
import type { RawResponse } from "./server.ts";

/** The token that clients of a faulty server send. */
export const token = "pit-7d1f0c52-secret";

/** One bad way, or a good one that looks odd, to answer. */
export interface Fault {
  readonly title: string;
  /** How it is answered; `elsewhere` is another origin that would answer well. */
  readonly respond: (elsewhere: string) => RawResponse;
  /** The name of the error that comes of it; undefined for a success. */
  readonly error: (operation: Operation) => string | undefined;
  /** Whether nothing ends it but the client's own limit of time. */
  readonly holds?: boolean;
}

const json = '{"success":true,"message":["amount must be a number"],"traceId":"trace-1"}';
const html = "<!doctype html><title>Bad gateway</title>";

// Not among them: 407, which the standard makes a network error, and 421, after which `fetch` tries again by itself.
const statuses = [
  ...[202, 203, 206, 207, 250, 299, 300, 301, 303, 305, 306, 307, 308, 350, 399],
  ...[402, 405, 406, 410, 411, 413, 415, 418, 423, 425, 428, 430, 431, 444, 451, 499],
  ...[501, 502, 504, 505, 507, 511, 520, 530, 550, 598, 599],
];

/** Those that are tried with every kind of body. */
const mainStatuses = [200, 201, 226, 302, 400, 401, 403, 404, 408, 409, 422, 429, 500, 503];

const bodies: readonly {
  title: string;
  respond: (status: number) => RawResponse;
  promised?: true;
  damaged?: true;
}[] = [
  { title: "JSON", respond: (status) => rawResponse(status, jsonHeaders(json), json), promised: true },
  {
    title: "JSON without a length",
    respond: (status) => rawResponse(status, { "Content-Type": "application/json" }, json),
    promised: true,
  },
  {
    title: "an empty body",
    respond: (status) => rawResponse(status, { ...jsonHeaders("") }),
  },
  {
    title: "a page of HTML",
    respond: (status) =>
      rawResponse(status, { "Content-Type": "text/html", "Content-Length": String(html.length) }, html),
  },
  {
    title: "HTML that says it is JSON",
    respond: (status) => rawResponse(status, jsonHeaders(html), html),
  },
  {
    title: "JSON that stops in the middle",
    respond: (status) => rawResponse(status, jsonHeaders(json.slice(0, 20)), json.slice(0, 20)),
  },
  {
    title: "a connection that closes in the middle of the body",
    damaged: true,
    respond: (status) => rawResponse(status, jsonHeaders(json, json.length + 10), json),
  },
  {
    title: "a chunked body that never ends well",
    damaged: true,
    respond: (status) =>
      rawResponse(
        status,
        { "Content-Type": "application/json", "Transfer-Encoding": "chunked" },
        '4\r\n{"a"\r\n',
      ),
  },
  {
    title: "a reset in the middle of the body",
    damaged: true,
    respond: (status) => rawResponse(status, jsonHeaders(json, json.length + 10), json, "reset"),
  },
  {
    title: "plain JSON that says it is gzip",
    damaged: true,
    respond: (status) => rawResponse(status, { ...jsonHeaders(json), "Content-Encoding": "gzip" }, json),
  },
  {
    title: "gzip that stops in the middle",
    respond: (status) => {
      const half = gzipSync(json).subarray(0, 30);
      const headers = { "Content-Type": "application/json", "Content-Encoding": "gzip" };
      return rawResponse(status, { ...headers, "Content-Length": String(half.length) }, half);
    },
  },
];

const combinations = [
  ...mainStatuses.flatMap((status) => bodies.map((body) => ({ status, ...body }))),
  ...statuses.flatMap((status) => bodies.slice(0, 3).map((body) => ({ status, ...body }))),
];

const responses: readonly Fault[] = combinations.map(
  ({ status, title, respond: respondWith, promised, damaged }) => ({
    title: `${status} with ${title}`,
    respond: () => respondWith(status),
    error: (operation: Operation) => {
      if (status >= 300) return errorName(status, operation);
      return promised || !(damaged || operation.promisesJson) ? undefined : "UnexpectedResponseError";
    },
  }),
);

const redirects: readonly Fault[] = [301, 302, 303, 307, 308].flatMap((status) => [
  {
    title: `${status} to the same origin`,
    respond: () => rawResponse(status, { Location: "/elsewhere", "Content-Length": "0" }),
    error: () => "RedirectError",
  },
  {
    title: `${status} to another origin`,
    respond: (elsewhere: string) =>
      rawResponse(status, { Location: `${elsewhere}/caught`, "Content-Length": "0" }),
    error: () => "RedirectError",
  },
]);

const unanswered: readonly Fault[] = [
  { title: "a reset before the headers", respond: () => ({ end: "reset" }), error: () => "NetworkError" },
  { title: "a close before the headers", respond: () => ({ end: "close" }), error: () => "NetworkError" },
  {
    title: "a close in the middle of the headers",
    respond: () => ({ bytes: "HTTP/1.1 200 OK\r\nContent-Ty", end: "close" }),
    error: () => "NetworkError",
  },
  {
    title: "bytes that are not HTTP",
    respond: () => ({ bytes: "SSH-2.0-OpenSSH_9.6\r\n", end: "close" }),
    error: () => "NetworkError",
  },
  {
    title: "two lengths that contradict each other",
    respond: () => ({
      bytes: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
      end: "close",
    }),
    error: () => "NetworkError",
  },
  ...[100, 101, 102, 103, 150, 199].map((status) => ({
    title: `${status} and nothing after it`,
    respond: (): RawResponse => ({ bytes: `HTTP/1.1 ${status} Status\r\n\r\n`, end: "close" }),
    error: () => "NetworkError",
  })),
];

const held: readonly Fault[] = [
  { title: "no headers in time", respond: (): RawResponse => ({ end: "hold" }) },
  {
    title: "half the headers in time",
    respond: (): RawResponse => ({ bytes: "HTTP/1.1 200 OK\r\nContent-Ty", end: "hold" }),
  },
  {
    title: "half the body in time",
    respond: () => rawResponse(200, jsonHeaders(json, json.length + 10), json, "hold"),
  },
  {
    title: "half the body of a refusal in time",
    respond: () => rawResponse(400, jsonHeaders(json, json.length + 10), json, "hold"),
  },
  {
    title: "102 and no response in time",
    respond: (): RawResponse => ({ bytes: "HTTP/1.1 102 Processing\r\n\r\n", end: "hold" }),
  },
].map((fault) => ({ ...fault, error: () => "TimeoutError", holds: true }));

const proxy: Fault = {
  title: "407, which the standard of fetch makes a network error",
  respond: () => rawResponse(407, jsonHeaders(json), json),
  error: () => "NetworkError",
};

const empty: readonly Fault[] = [204, 205].map((status) => ({
  title: `${status}, which has no body`,
  respond: () => rawResponse(status, { "Content-Length": "0" }),
  error: ({ promisesJson }: Operation) => (promisesJson ? "UnexpectedResponseError" : undefined),
}));

const notModified: Fault = {
  title: "304, though nothing was cached",
  respond: () => rawResponse(304, {}),
  error: () => "RedirectError",
};

/** Responses that show the token they were sent, as the page of a debugging proxy does. */
const echoes: readonly Fault[] = [200, 400, 401, 500].flatMap((status) =>
  [`<pre>Authorization: Bearer ${token}</pre>`, JSON.stringify([`Bearer ${token}`])].map((body, index) => ({
    title: `${status} with the token in ${index ? "JSON" : "a page of HTML"}`,
    respond: () => rawResponse(status, jsonHeaders(body), body),
    error: (operation: Operation) =>
      status >= 300
        ? errorName(status, operation)
        : operation.promisesJson && !index
          ? "UnexpectedResponseError"
          : undefined,
  })),
);

/** Every fault there is. */
export const faults: readonly Fault[] = [
  ...responses,
  ...redirects,
  ...unanswered,
  ...held,
  ...empty,
  notModified,
  proxy,
  ...echoes,
];

/** The documented name of the error for a status that is no success. */
function errorName(status: number, { refusals }: Operation): string {
  if (status < 400) return "RedirectError";
  // Each documented status has an error of its own, named after the standard's phrase for it.
  if (refusals.includes(status)) return `${STATUS_CODES[status]?.replaceAll(" ", "")}Error`;
  return status < 500 ? "UnexpectedStatusError" : "ServerError";
}
