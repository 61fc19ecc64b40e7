import type { OperationDefinition } from "./brand-definition.ts";
import { checkAltId, checkCall, checkHeaders, checkMiddleware } from "./check-options.ts";
import { type Context, createCall } from "./context.ts";
import { exchange } from "./exchange.ts";
import { fill, fillBody } from "./fill.ts";
import type { Middleware } from "./middleware.ts";
import type { CallOptions } from "./options.ts";
import { asRefusal, partsOf, writeBody, writeUrl } from "./request.ts";
import type { Outcome } from "./send.ts";
import { through } from "./through.ts";

type Values = Readonly<Record<string, unknown>>;

/** A method of a client: parameters and body in one object, options of the call in another. */
export type NamedOperation = (request?: Values, options?: CallOptions) => Promise<Outcome>;

/** Makes the method of one operation. */
export function createNamedOperation(context: Context, operation: OperationDefinition): NamedOperation {
  const { id, method, path, alt: place, promisesJson } = operation;
  const parts = partsOf(path);
  return async (request = {}, options = {}) => {
    const call = createCall(context, method, path, id, options);
    const headers: Record<string, string> = { ...context.headers };
    const init: RequestInit = { method, redirect: "manual" };
    let url: string;
    let body: string | undefined;
    let middleware: readonly Middleware[];
    try {
      checkCall(call);
      const alt = { altId: checkAltId(options.altId ?? context.altId), altType: context.altType };
      url = context.baseUrl + writeUrl(call, parts, place === "query" ? fill(request, alt) : request);
      const given = place === "body" ? fillBody(request["body"], alt) : request["body"];
      if (given !== undefined) {
        headers["content-type"] = "application/json";
        body = writeBody(call, given);
        init.body = body;
      }
      Object.assign(headers, checkHeaders(options.headers, options.version));
      middleware = [...context.middleware, ...checkMiddleware(options.middleware)];
    } catch (cause) {
      return { data: undefined, error: asRefusal(call, cause), response: undefined };
    }
    return context.send(call, (token, limit) => {
      const request = () =>
        context.fetch(url, { ...init, headers: { ...headers, authorization: `Bearer ${token}` } }, limit);
      const send = () => exchange(call, token, request, promisesJson);
      return middleware.length > 0 ? through(middleware, call, { url, headers, body }, send, limit) : send();
    });
  };
}
