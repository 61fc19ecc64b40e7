import createClient from "openapi-fetch";
import type { OperationDefinition } from "./brand-definition.ts";
import { checkCall } from "./check-options.ts";
import { type Context, createCall } from "./context.ts";
import { exchange } from "./exchange.ts";
import { isRedirect } from "./failure.ts";
import type { Fetch } from "./fetch.ts";
import { fill, fillBody } from "./fill.ts";
import { fieldOf } from "./messages.ts";
import type { CallOptions } from "./options.ts";
import { redact, redactHeaders } from "./redact.ts";
import { asRefusal, partsOf, refusal, writePath } from "./request.ts";

type Values = Readonly<Record<string, unknown>>;

/** What of a call's options this module reads or replaces; openapi-fetch knows the others. */
interface Init extends Pick<CallOptions, "signal"> {
  readonly params?: { readonly path?: Values; readonly query?: Values };
  readonly body?: unknown;
  readonly fetch?: Fetch;
}

type Method = (path: string, init?: Init) => Promise<unknown>;

/** The methods of openapi-fetch, whose requests go through the transport of the named operations. */
export function createFetchMethods(context: Context, operations: readonly OperationDefinition[]): object {
  const { baseUrl, headers } = context;
  const client = createClient<object>({ baseUrl, headers });
  const origin = `${new URL(baseUrl).origin}/`;

  const request = async (verb: string, path: string, init: Init = {}): Promise<unknown> => {
    const method = verb.toUpperCase();
    const { params, signal, fetch, ...others } = init;
    const known = operations.find((other) => other.method === method && other.path === path);
    const call = createCall(context, method, path, known?.id, { signal });
    let reached = false;
    let used = "";
    let kept: Response | undefined;

    /** Carries out the request that openapi-fetch has made. */
    const carryOut = async (request: Request): Promise<Response> => {
      reached = true;
      if (!request.url.startsWith(origin)) {
        throw refusal(call, 'the token is for the origin of the option "baseUrl" alone');
      }
      const outcome = await context.send(call, (token, limit) => {
        used = token;
        const copy = request.clone();
        copy.headers.set("Authorization", `Bearer ${token}`);
        const send = async () => {
          const response = await context.fetch(copy, { redirect: "manual" }, limit, fetch);
          // openapi-fetch reads the other.
          kept = response;
          return response.clone();
        };
        return exchange(call, token, send, false);
      });
      const { error, response } = outcome;
      if (error && (!response || isRedirect(response) || error.cause)) throw error;
      if (!kept) throw new Error("A response is missing.");
      return error ? withoutToken(used, kept) : kept;
    };

    try {
      checkCall(call);
      writePath(call, partsOf(path), params?.path ?? {});
      const filled = {
        ...others,
        ...(known?.alt === "body" && { body: fillBody(init.body, context) }),
        params: known?.alt === "query" ? { ...params, query: fill(params?.query ?? {}, context) } : params,
        fetch: carryOut,
      };
      return await Reflect.apply(client.request, client, [method, path, filled]);
    } catch (cause) {
      // Before it is carried out, a TypeError tells of a request that cannot be made.
      throw !reached && fieldOf(cause, "name") === "TypeError" ? asRefusal(call, cause) : cause;
    }
  };

  const methods: Record<string, Method> = {};
  for (const verb of ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"]) {
    methods[verb] = (path, init) => request(verb, path, init);
  }
  return { ...client, request, ...methods };
}

/** The response, or one like it without the token that this one repeats. */
async function withoutToken(token: string, response: Response): Promise<Response> {
  const text = await response.clone().text();
  const body = redact(token, text);
  const safeHeaders = redactHeaders(token, response.headers);
  if (body === text && String([...safeHeaders]) === String([...response.headers])) return response;
  const headers = new Headers(safeHeaders);
  headers.delete("Content-Length");
  headers.delete("Content-Encoding");
  const { status, statusText } = response;
  return new Response(body, { status, statusText, headers });
}
