import type { IncomingMessage, ServerResponse } from "node:http";
import { isObject, isText } from "@crm-invoices/openapi";
import { faultOf, text } from "../control/change.ts";
import { withNearest } from "../nearest-name.ts";
import type { ProviderResponse, ProviderRoute, RouteRequest } from "../provider.ts";
import { Refusal } from "../refusal.ts";
import { writtenResponse } from "../respond/check.ts";
import { checkedChanges } from "../respond/check-control.ts";
import { errorResponse, type MockResponse } from "../response.ts";
import { checkContentHeaders, isJson, readBody } from "./body.ts";
import type { ServerContext } from "./context.ts";
import { followLog } from "./event-stream.ts";
import { flatHeaders } from "./headers.ts";

export const adminPath = "/__mock";
const logPath = "/log";

/** Answers the requests below `/__mock`; undefined when the connection now carries the log. */
export type Admin = (
  path: string,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<MockResponse | undefined>;

/** What a page of another site must neither read nor embed. */
const privateHeaders = {
  "cache-control": "no-store",
  "cross-origin-resource-policy": "same-origin",
  "x-content-type-options": "nosniff",
};

/** @param brand the brand of the port; undefined where all brands share one. */
export function createAdmin(context: ServerContext, brand: string | undefined): Admin {
  const routes = routesOf(context);

  return async (path, query, request, response) => {
    const { method = "GET", headers } = request;
    const given = headers["x-mock-key"] ?? query.get("key");
    if (context.key !== undefined && given !== context.key) {
      return errorResponse(401, ["header.X-Mock-Key must be the key the mock printed at its start"]);
    }
    const name = path.slice(adminPath.length);
    const reading = method === "GET" || method === "HEAD";
    if (name === logPath && method === "GET") {
      return followLog(context.log, response, { ...context.guard.corsHeaders(headers), ...privateHeaders });
    }
    const found = routes.filter((route) => route.path === name);
    const route = found.find((candidate) => candidate.method === (reading ? "GET" : method));
    if (!route) return noRoute(path, method, found, routes);
    const body = route.method === "POST" ? await bodyOf(request, route.bodyLimit ?? context.bodyLimit) : null;
    const flat = flatHeaders(headers);
    const client = flat["x-mock-client"] ?? query.get("client") ?? undefined;
    const mockResponse = writtenResponse(await route.handle({ client, brand, query, headers: flat, body }));
    return { ...mockResponse, headers: { ...privateHeaders, ...mockResponse.headers } };
  };
}

/** The routes below `/__mock`: those of the mock itself and those of its provider. */
function routesOf(context: ServerContext): ProviderRoute[] {
  const state = async (client?: string): Promise<ProviderResponse> => {
    const { provider } = context;
    const panel = provider?.panel && { panel: provider.panel.title };
    const own = provider?.state && { provider: await provider.state(client) };
    return { status: 200, body: { ...context.state(), ...panel, ...own } };
  };
  const read = ({ client }: RouteRequest) => state(client);
  return [
    { method: "GET", path: "", handle: read },
    { method: "GET", path: "/state", handle: read },
    {
      method: "POST",
      path: "/control",
      handle({ body }) {
        context.controls.apply(checkedChanges(body, context.sites));
        return state();
      },
    },
    {
      method: "POST",
      path: "/reset",
      async handle({ body }) {
        const given = isObject(body) ? body : {};
        // A misspelled `client` must not take everything back.
        const fault = faultOf(given, "field of a reset", { client: text });
        if (fault !== undefined) throw new Refusal(422, fault);
        const client = isText(given["client"]) ? given["client"] : undefined;
        await context.reset(client);
        return state();
      },
    },
    ...(context.provider?.routes ?? []),
  ];
}

/** @throws Error that names a route of a provider that the mock cannot take. */
export function checkRoutes(context: ServerContext): void {
  const seen = new Set([`GET ${logPath}`]);
  for (const { method, path } of routesOf(context)) {
    const name = `${method} ${path}`;
    if (path !== "" && !/^(?:\/[\w.~-]+)+$/.test(path))
      throw new Error(
        `The provider's route "${name}" needs a plain path below ${adminPath}, such as /journal.`,
      );
    if (seen.has(name)) throw new Error(`The provider's route "${name}" already exists.`);
    seen.add(name);
  }
}

/** What changes something takes JSON only: a form of another site can send anything but that. */
async function bodyOf(request: IncomingMessage, limit: number): Promise<unknown> {
  if (!isJson(request.headers)) {
    throw new Refusal(415, "header.Content-Type must be application/json", { accept: "application/json" });
  }
  checkContentHeaders(request.headers);
  return readBody(request, limit);
}

function noRoute(
  path: string,
  method: string,
  found: readonly ProviderRoute[],
  routes: readonly ProviderRoute[],
): MockResponse {
  const methods = found.map((route) => (route.method === "GET" ? "GET, HEAD" : route.method));
  if (methods.length > 0 || path === adminPath + logPath) {
    const allow = [...(methods.length > 0 ? methods : ["GET"]), "OPTIONS"].join(", ");
    return errorResponse(405, [`${path} takes ${allow}, not ${method}`], { allow });
  }
  const [, ...all] = [...routes, { method: "GET", path: logPath }];
  const listed = all.map((route) => `${route.method} ${adminPath}${route.path}`).join(", ");
  const paths = all.map((route) => adminPath + route.path);
  return errorResponse(404, [withNearest(`There is no ${path}; expected one of ${listed}`, path, paths)]);
}
