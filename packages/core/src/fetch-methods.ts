import createClient from "openapi-fetch";
import type { OperationRow } from "./brand-definition.ts";
import { type Call, fail } from "./call.ts";
import { addHeaders } from "./check-options.ts";
import type { Context } from "./context.ts";
import { exchange } from "./exchange.ts";
import type { Fetch } from "./fetch.ts";
import { fill, fillBody } from "./fill.ts";
import { fieldOf } from "./messages.ts";
import type { CallOptions } from "./options.ts";
import { redact } from "./redact.ts";
import { copy, writeUrl } from "./request.ts";
import type { Outcome } from "./send.ts";
import { readSettings } from "./settings.ts";

/** What of a call's options this module reads or replaces; openapi-fetch knows the others. */
interface Init extends Pick<CallOptions, "signal">, Pick<RequestInit, "cache"> {
  readonly params?: { readonly path?: object; readonly query?: Readonly<Record<string, unknown>> };
  readonly body?: unknown;
  readonly bodySerializer?: unknown;
  readonly querySerializer?: unknown;
  readonly fetch?: Fetch;
}

type Method = (path: string, init?: Init) => Promise<unknown>;

/** The methods of openapi-fetch, whose requests go through the transport of the named operations. */
export function createFetchMethods(context: Context, operations: readonly OperationRow[]): object {
  const { baseUrl, headers } = context;
  const client = createClient<object>({ baseUrl, headers });
  const origin = `${new URL(baseUrl).origin}/`;

  const request = async (verb: string, path: string, init: Init = {}): Promise<unknown> => {
    const { params, signal, fetch, ...others } = init;
    const known = operations.find(([method, , , other]) => other === path && method === verb.toUpperCase());
    const [, alt = "", operationId] = known ?? [];
    const call: Call = { method: verb.toUpperCase(), path, operationId, attempts: 0, uncertain: false };
    const refusal = (cause: unknown) =>
      fail(call, "InvalidRequest", `not sent: ${fieldOf(cause, "message")}`, cause).error;
    let reached = false;
    let used = "";
    let kept: Response | undefined;

    /** Carries out the request that openapi-fetch has made. */
    const carryOut = async (request: Request): Promise<Response> => {
      reached = true;
      if (!request.url.startsWith(origin)) {
        throw refusal(new TypeError('the token is for the origin of the option "baseUrl" alone'));
      }
      try {
        addHeaders(undefined, Object.fromEntries(request.headers));
      } catch (cause) {
        throw refusal(cause);
      }
      const outcome = await context.send(call, readSettings({ signal }, context), (token, limit) => {
        used = token;
        const authorized = request.clone();
        authorized.headers.set("Authorization", `Bearer ${token}`);
        const send = async () => {
          const response = await (fetch ?? context.fetch ?? globalThis.fetch)(authorized, {
            ...context.init(limit),
            // What the call asks for is part of the request, but these options would overrule it.
            ...(init.cache && { cache: init.cache }),
          });
          // openapi-fetch reads the other.
          kept = response;
          return response.clone();
        };
        return exchange(call, token, send, true);
      });
      const { error, response } = outcome;
      if (error && (!response || error.name === "RedirectError" || error.cause)) throw error;
      if (!kept) throw new Error("A response is missing.");
      return withoutToken(used, kept, outcome);
    };

    try {
      readSettings({ signal }, context);
      // Copies, so that what is sent is what was looked at. openapi-fetch would write `null` for an amount that is no number.
      const ids = { ...params?.path };
      writeUrl(path.split(/[{}]/), ids);
      const query = alt[0] === "q" ? fill(params?.query ?? {}, context) : params?.query;
      const given = alt[0] === "b" ? fillBody(init.body, context) : init.body;
      const body = init.bodySerializer || isForm(given) || given === undefined ? given : copy("body", given);
      const filled = {
        ...others,
        ...(body !== undefined && { body }),
        params: {
          ...params,
          path: ids,
          query: init.querySerializer || !query ? query : copy("query", query),
        },
        fetch: carryOut,
      };
      return await Reflect.apply(client.request, client, [verb.toUpperCase(), path, filled]);
    } catch (cause) {
      // Before it is carried out, these tell of a request that cannot be made.
      throw !reached && /^(Type|URI)Error$/.test(`${fieldOf(cause, "name")}`) ? refusal(cause) : cause;
    }
  };

  const methods: Record<string, Method> = {};
  for (const verb of ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"]) {
    methods[verb] = (path, init) => request(verb, path, init);
  }
  return { ...client, request, ...methods };
}

/** Whether openapi-fetch sends a body as what it is instead of as JSON. */
function isForm(body: unknown): boolean {
  return /^\[object (FormData|URLSearchParams)\]$/.test({}.toString.call(body));
}

/**
 * The response, or one like it without the token that it repeats: in its headers, and in the body of an error.
 *
 * @param outcome What it came to; its response has no token in its headers.
 */
async function withoutToken(token: string, given: Response, { error, response }: Outcome): Promise<Response> {
  const { status, statusText, headers } = response ?? given;
  const isSame = statusText === given.statusText && `${[...headers]}` === `${[...given.headers]}`;
  if (!error) return isSame ? given : new Response(given.body, { status, statusText, headers });
  const text = await given.clone().text();
  const body = redact(token, text);
  if (isSame && body === text) return given;
  const others = [...headers].filter(([name]) => !/^content-(length|encoding)$/.test(name));
  return new Response(body, { status, statusText, headers: others });
}
