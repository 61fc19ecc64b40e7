import createClient from "openapi-fetch";
import type { OperationDefinition } from "./brand.ts";
import type { Context } from "./context.ts";
import { fill } from "./fill.ts";
import type { Fetch } from "./options.ts";
import { partsOf, refusal, writePath } from "./request.ts";
import { type Call, errorOf, isRedirect } from "./transport.ts";

type Values = Readonly<Record<string, unknown>>;

/** What of a call's options this module reads or replaces; openapi-fetch knows the others. */
interface Init {
  readonly params?: { readonly path?: Values; readonly query?: unknown };
  readonly body?: unknown;
  readonly fetch?: Fetch;
}

type Method = (path: string, init?: Init) => Promise<unknown>;

/** The methods of openapi-fetch, whose requests go through the transport of the named operations. */
export function createFetchMethods(context: Context, operations: readonly OperationDefinition[]): object {
  const { baseUrl, timeout } = context;
  const client = createClient<object>({ baseUrl, headers: { Version: context.version } });
  const alt = { altId: context.altId, altType: context.altType };

  const request = async (verb: string, path: string, init: Init = {}): Promise<unknown> => {
    const method = verb.toUpperCase();
    const operation = operations.find((other) => other.method === method && other.path === path);
    const place = operation?.marks.toLowerCase();
    const { params, fetch = context.fetch } = init;
    const call: Call = { method, path, operationId: operation?.id, signal: undefined, timeout };
    writePath(call, partsOf(path), params?.path ?? {});
    const filled = {
      ...init,
      ...(place === "b" && { body: fill(init.body, alt) }),
      ...(place === "q" && { params: { ...params, query: fill(params?.query ?? undefined, alt) } }),
      fetch: async (request: Request): Promise<Response> => {
        if (!request.url.startsWith(`${new URL(baseUrl).origin}/`)) {
          throw refusal(call, 'the token is for the origin of the option "baseUrl" alone');
        }
        call.signal = request.signal;
        const { error, response } = await context.send(call, async (token, limit) => {
          const copy = request.clone();
          copy.headers.set("Authorization", `Bearer ${token}`);
          const response = await fetch(copy, { redirect: "manual", signal: limit });
          const error = response.ok && !isRedirect(response) ? undefined : errorOf(call, response);
          return { data: undefined, error, response };
        });
        if (!response || isRedirect(response)) throw error;
        return response;
      },
    };
    try {
      return await Reflect.apply(client.request, client, [method, path, filled]);
    } finally {
      clearTimeout(call.timer);
    }
  };

  const methods: Record<string, Method> = {};
  for (const verb of ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"]) {
    methods[verb] = (path, init) => request(verb, path, init);
  }
  return { ...client, request, ...methods };
}
