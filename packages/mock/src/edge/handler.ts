import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { Call } from "../call.ts";
import { messageOf } from "../message.ts";
import { withNearest } from "../nearest-name.ts";
import { requestMethods } from "../prism/methods.ts";
import { idOf, type PrismRequest } from "../prism/types.ts";
import { Refusal } from "../refusal.ts";
import { errorResponse, type MockResponse } from "../response.ts";
import { createCall } from "../routed-call.ts";
import type { Site } from "../site.ts";
import { adminPath, createAdmin } from "./admin.ts";
import { checkContentHeaders, readBody } from "./body.ts";
import type { FindSite, ServerContext, SitePath } from "./context.ts";
import { corsHeaders, isPreflight, preflightHeaders } from "./cors.ts";
import { documentResponse } from "./document.ts";
import { flatHeaders } from "./headers.ts";
import { nearestOperation } from "./nearest.ts";
import { parseTarget, queryValues, type Target } from "./target.ts";

/** A response, or a file as one. */
type Sendable = Omit<MockResponse, "body"> & { readonly body: string | Buffer | undefined };

/** What one request turned out to be, for the log. */
interface Findings {
  brand?: string;
  operationId?: string;
  undocumented?: readonly string[];
  query?: URLSearchParams;
  /** The call, once it has been read. */
  call?: Call;
  /** Whether it is for the mock itself, which stays out of the log. */
  own?: boolean;
}

/**
 * Answers every request, whatever it is.
 *
 * @param brand the brand of the port; undefined where all brands share one.
 */
export function createHandler(context: ServerContext, findSite: FindSite, brand: string | undefined) {
  const { guard } = context;
  const admin = createAdmin(context, brand);

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const time = Date.now();
    const started = performance.now();
    const findings: Findings = {};
    const mockResponse = await responseTo(request, response, findings).catch(refused);
    // The connection carries the log now.
    if (!mockResponse) return;
    const { headers } = request;
    deliver(response, mockResponse, findings.own ? guard.corsHeaders(headers) : corsHeaders(headers));
    if (findings.own) return;
    // Nothing here may hold the call itself: a large body would stay as long as the log.
    const { call } = findings;
    const sent = call?.headers ?? flatHeaders(headers);
    context.log.add({
      time,
      method: request.method ?? "",
      path: (request.url ?? "").slice(0, longestPath),
      headers: sent,
      query: call?.query ?? queryValues(findings.query ?? new URLSearchParams()),
      body: Number(sent["content-length"] ?? 0) <= largestBody ? call?.body : undefined,
      brand: findings.brand,
      operationId: findings.operationId,
      status: mockResponse.status,
      ms: performance.now() - started,
      causes: mockResponse.causes,
      undocumented: findings.undocumented ?? none,
      violations: mockResponse.violations,
      client: sent["x-mock-client"],
    });
  };

  async function responseTo(
    request: IncomingMessage,
    response: ServerResponse,
    findings: Findings,
  ): Promise<Sendable | undefined> {
    const { headers, method = "GET", url = "/" } = request;
    const { path, query } = parseTarget(url);
    findings.query = query;
    if (isOwn(path, method, headers)) {
      findings.own = true;
      guard.check(headers);
      if (isPreflight(method, headers)) return noContent({});
      if (isAdmin(path)) return admin(path, query, request, response);
      const asset = method === "GET" || method === "HEAD" ? context.asset(path) : undefined;
      if (asset) return { ...asset, status: 200, causes: [], violations: [] };
      throw new Refusal(404, `There is no ${method} ${path.slice(0, longestPath)}`);
    }
    if (isPreflight(method, headers)) {
      findings.own = true;
      return noContent({ ...corsHeaders(headers), ...preflightHeaders(headers) });
    }

    const found = findSite(path);
    if (!found) {
      const brands = [...context.sites.keys()].map((id) => `/${id}`);
      const [first = ""] = /^\/[^/]*/.exec(path) ?? [];
      const statement = `There is no ${path}; each path starts with one of ${brands.join(", ")}`;
      return errorResponse(404, [withNearest(statement, first, brands)]);
    }
    findings.brand = found.site.brand;
    const document = await documentResponse(found.site, found.path, method);
    return document ?? apiResponse(found, { path, query }, request, response, findings);
  }

  async function apiResponse(
    { site, path }: SitePath,
    { query }: Target,
    request: IncomingMessage,
    response: ServerResponse,
    findings: Findings,
  ): Promise<MockResponse> {
    const { headers, method = "GET" } = request;
    const wanted = method === "HEAD" ? "get" : method.toLowerCase();
    const server = query.get("__server");
    const prismRequest: PrismRequest = {
      // No document describes the other methods, just as none describes TRACE.
      method: requestMethods.find((known) => known === wanted) ?? "trace",
      url: { path, ...(server && { baseUrl: server }), query: queryValues(query) },
    };
    const operation = site.engine.find(prismRequest);
    if (!operation) return missing(site, method, path);
    findings.operationId = idOf(operation);
    checkContentHeaders(headers);
    prismRequest.body = await readBody(request, context.bodyLimit);
    prismRequest.headers = flatHeaders(headers);
    const signal = signalOf(response);
    const call = createCall(site, operation, prismRequest, query, signal);
    findings.call = call;
    const { response: mockResponse, delay, undocumented } = await context.respond(call);
    findings.undocumented = undocumented;
    if (delay > 0) await context.sleep(delay, signal());
    return mockResponse;
  }
}

/** Whether a request is for the mock itself: its page, which browsers ask for, or what has a name of its own. */
function isOwn(path: string, method: string, { accept = "" }: IncomingHttpHeaders): boolean {
  if (path.startsWith("/__")) return true;
  return path === "/" && (method === "GET" || method === "HEAD") && accept.includes("text/html");
}

const isAdmin = (path: string): boolean => path === adminPath || path.startsWith(`${adminPath}/`);

/** Long enough for the log, short enough for its memory. */
const longestPath = 2000;
const largestBody = 32 * 1024;
const none: readonly string[] = [];

const noContent = (headers: Readonly<Record<string, string>>): MockResponse => ({
  status: 204,
  headers,
  body: undefined,
  causes: [],
  violations: [],
});

/** Makes the signal that says when nobody waits for the response any more, for those who ask for it. */
function signalOf(response: ServerResponse): () => AbortSignal {
  let controller: AbortController | undefined;
  return () => {
    if (controller) return controller.signal;
    const created = new AbortController();
    controller = created;
    if (response.closed) created.abort();
    else response.once("close", () => created.abort());
    return created.signal;
  };
}

function missing({ engine }: Site, method: string, path: string): MockResponse {
  const methods = engine.methodsOf(path);
  if (methods.length === 0) {
    const nearest = nearestOperation(engine.operations, method, path);
    const hint = nearest ? `; the nearest is ${nearest.method.toUpperCase()} ${nearest.path}` : "";
    return errorResponse(404, [`There is no operation ${method} ${path.slice(0, longestPath)}${hint}`]);
  }
  const allow = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const cause = `There is no operation ${method} ${path}; this path takes ${methods.join(", ")}`;
  return errorResponse(405, [cause], { allow });
}

/** Nothing that is thrown may cost the client its response, or the process its life. */
function refused(error: unknown): MockResponse {
  return error instanceof Refusal
    ? errorResponse(error.status, [error.message], error.headers)
    : errorResponse(500, [`The mock failed on this request: ${messageOf(error)}`]);
}

type Headers = Readonly<Record<string, string>>;

/** Sends the response, or says why it cannot be sent, such as for a header that no header may be. */
function deliver(response: ServerResponse, mockResponse: Sendable, cors: Headers): void {
  if (response.headersSent || response.destroyed) return;
  try {
    send(response, mockResponse, cors);
  } catch (error) {
    if (response.headersSent) response.destroy();
    else send(response, refused(error), cors);
  }
}

function send(response: ServerResponse, { status, headers, body }: Sendable, cors: Headers): void {
  const plain = typeof body === "string" && isAscii(body);
  const length = body === undefined ? 0 : plain ? body.length : Buffer.byteLength(body);
  response.writeHead(status, {
    ...cors,
    ...headers,
    ...(status !== 204 && status !== 304 && { "content-length": String(length) }),
  });
  // As plain characters the body goes out in one piece with the headers, without being encoded.
  response.end(body, plain ? "latin1" : "utf8");
}

const isAscii = (text: string): boolean => !/[\u0080-\uffff]/.test(text);
