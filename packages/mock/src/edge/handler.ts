import type { IncomingMessage, ServerResponse } from "node:http";
import { messageOf } from "../message.ts";
import { requestMethods } from "../prism/router.ts";
import type { PrismRequest } from "../prism/types.ts";
import type { Site } from "../site.ts";
import { type Answer, errorAnswer, Refusal } from "./answer.ts";
import { checkContentHeaders, readBody } from "./body.ts";
import { corsHeaders, isPreflight, preflightHeaders } from "./cors.ts";
import { documentAnswer } from "./document.ts";
import { nearestOperation } from "./nearest.ts";
import { type Controlled, controlAnswer, controlPath } from "./own.ts";
import { reply } from "./reply.ts";
import { parseTarget, queryValues } from "./target.ts";

/** A file that is served beside the API, such as the page at `/`. */
export interface Asset {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface House extends Controlled {
  /** The most bytes a body may have. */
  readonly bodyLimit: number;
  sleep(milliseconds: number): Promise<void>;
  asset(path: string): Asset | undefined;
}

/** The brand a path is for, and the path without what names the brand. */
export interface Place {
  readonly site: Site;
  readonly path: string;
}

/** What one request turned out to be, for the log. */
interface Seen {
  brand?: string;
  operationId?: string;
}

/** Answers every request, whatever it is. */
export function createHandler(house: House, placeOf: (path: string) => Place | undefined) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const time = new Date();
    const started = performance.now();
    const seen: Seen = {};
    const answer = await answerTo(request, response, seen).catch(refused);
    if (answer === "following") return;
    deliver(request, response, answer);
    if (isOwn(request)) return;
    const client = request.headers["x-mock-client"];
    house.log.add({
      time: time.toISOString(),
      method: request.method ?? "",
      path: (request.url ?? "").slice(0, longestPath),
      brand: seen.brand,
      operationId: seen.operationId,
      status: answer.status,
      ms: performance.now() - started,
      causes: answer.causes,
      client: typeof client === "string" ? client : undefined,
    });
  };

  async function answerTo(
    request: IncomingMessage,
    response: ServerResponse,
    seen: Seen,
  ): Promise<Sendable | "following"> {
    const { headers, method = "GET", url = "/" } = request;
    if (isPreflight(method, headers)) {
      return { status: 204, headers: preflightHeaders(headers), body: undefined, causes: [] };
    }
    const { path, query } = parseTarget(url);
    if (path === controlPath || path.startsWith(`${controlPath}/`)) {
      return controlAnswer(path, query, request, response, house, house.bodyLimit, corsHeaders(headers));
    }
    const asset = method === "GET" || method === "HEAD" ? assetFor(path, headers.accept) : undefined;
    if (asset) return { ...asset, status: 200, causes: [] };

    const place = placeOf(path);
    if (!place) {
      const brands = [...house.sites.keys()].map((brand) => `/${brand}`);
      return errorAnswer(404, [`There is no ${path}; each path starts with one of ${brands.join(", ")}`]);
    }
    const { site } = place;
    seen.brand = site.brand;
    const document = await documentAnswer(site, place.path, method);
    if (document) return document;
    return apiAnswer(place, request, query, seen);
  }

  async function apiAnswer(
    { site, path }: Place,
    request: IncomingMessage,
    query: URLSearchParams,
    seen: Seen,
  ): Promise<Answer> {
    const { headers, method = "GET" } = request;
    const wanted = method === "HEAD" ? "get" : method.toLowerCase();
    const server = query.get("__server");
    const asked: PrismRequest = {
      // No document describes the other methods, just as none describes TRACE.
      method: requestMethods.find((known) => known === wanted) ?? "trace",
      url: { path, ...(server && { baseUrl: server }), query: queryValues(query) },
      headers: flat(headers),
      body: null,
    };
    const operation = site.engine.find(asked);
    if (!operation) return missing(site, method, path);
    seen.operationId = operation.iid ?? operation.id;
    checkContentHeaders(headers);
    asked.body = await readBody(request, house.bodyLimit);
    asked.headers = flat(headers);
    const { answer, delay } = await reply(
      { site, operation, request: asked, headers, query },
      house.controls,
    );
    if (delay > 0) await house.sleep(delay);
    return answer;
  }

  function assetFor(path: string, accept = ""): Asset | undefined {
    if (path !== "/" && !path.startsWith("/__")) return undefined;
    return path !== "/" || accept.includes("text/html") ? house.asset(path) : undefined;
  }
}

/** Long enough for the log, short enough for its memory. */
const longestPath = 2000;

/** Requests of the mock's own page and controls stay out of the log. */
const isOwn = ({ url = "" }: IncomingMessage): boolean => url === "/" || url.startsWith("/__");

/** The headers as Prism takes them; those that came as a list are joined. */
function flat(headers: IncomingMessage["headers"]): Record<string, string> {
  const result: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) result[name] = typeof value === "string" ? value : value.join(", ");
  }
  return result;
}

function missing({ engine }: Site, method: string, path: string): Answer {
  const methods = engine.methodsOf(path);
  if (methods.length === 0) {
    const nearest = nearestOperation(engine.operations, method, path);
    const hint = nearest ? `; the nearest is ${nearest.method.toUpperCase()} ${nearest.path}` : "";
    return errorAnswer(404, [`There is no operation ${method} ${path.slice(0, longestPath)}${hint}`]);
  }
  const allow = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  return errorAnswer(
    405,
    [`There is no operation ${method} ${path}; this path takes ${methods.join(", ")}`],
    {
      allow,
    },
  );
}

/** Nothing that is thrown may cost the client its answer, or the process its life. */
function refused(error: unknown): Answer {
  return error instanceof Refusal
    ? errorAnswer(error.status, [error.message], error.headers)
    : errorAnswer(500, [`The mock failed on this request: ${messageOf(error)}`]);
}

/** Sends the answer, or says why it cannot be sent, such as for a header that no header may be. */
function deliver(request: IncomingMessage, response: ServerResponse, answer: Sendable): void {
  if (response.headersSent || response.destroyed) return;
  try {
    send(request, response, answer);
  } catch (error) {
    if (response.headersSent) response.destroy();
    else send(request, response, refused(error));
  }
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Sendable): void {
  const plain = typeof body === "string" && isAscii(body);
  const length = body === undefined ? 0 : plain ? body.length : Buffer.byteLength(body);
  response.writeHead(status, {
    ...corsHeaders(request.headers),
    ...headers,
    ...(status !== 204 && status !== 304 && { "content-length": String(length) }),
  });
  // As plain characters the body goes out in one piece with the headers, without being encoded.
  response.end(body, plain ? "latin1" : "utf8");
}

const isAscii = (text: string): boolean => !/[\u0080-\uffff]/.test(text);

/** An answer, or a file as one. */
type Sendable = Omit<Answer, "body"> & { readonly body: string | Buffer | undefined };
