import type { OperationRow } from "./brand-definition.ts";
import { type Call, fail } from "./call.ts";
import { addHeaders, check, checkFunction } from "./check-options.ts";
import type { Context } from "./context.ts";
import { exchange } from "./exchange.ts";
import { fill } from "./fill.ts";
import { fieldOf } from "./messages.ts";
import type { CallOptions } from "./options.ts";
import { writeBody, writeUrl } from "./request.ts";
import type { Outcome } from "./send.ts";
import { readSettings } from "./settings.ts";
import { through } from "./through.ts";

/** An operation without an id. */
type UnknownRow = readonly [method: string, alt: string, id: undefined, path: string];

type Values = Readonly<Record<string, unknown>>;

/** A method of a client: parameters and body in one object, options of the call in another. */
export type NamedOperation = (request?: Values, options?: CallOptions) => Promise<Outcome>;

/** Makes the method of one operation. */
export function createNamedOperation(
  context: Context,
  [method, alt, id, path]: OperationRow | UnknownRow,
): NamedOperation {
  const parts = String(path).split(/[{}]/);
  return (request = {}, options) => {
    const call: Call = { method, path, operationId: id, attempts: 0, uncertain: false };
    try {
      check("path", id ?? /^(\/(?!\.)[\w.{}-]+)+\/?$/.test(path), "plain");
      const send = context.fetch ?? fetch;
      checkFunction("fetch", send);
      const settings = options ? readSettings(options, context) : context;
      const url = context.baseUrl + writeUrl(parts, alt[0] === "q" ? fill(request, settings) : request);
      const body = writeBody(request["body"], alt[0] === "b" && settings);
      const headers: Record<string, string> = {
        ...(body && { "content-type": "application/json" }),
        ...settings.headers,
      };
      return context.send(call, settings, (token, limit, over) => {
        const request = () =>
          exchange(
            call,
            token,
            () =>
              send(url, {
                ...context.init(limit),
                method,
                headers: {
                  // What middleware wrote has not been looked at yet.
                  ...(settings.middleware[0] ? addHeaders({}, headers) : headers),
                  authorization: "Bearer " + token,
                },
                body,
              }),
            alt[1],
          );
        return settings.middleware[0]
          ? through(
              settings.middleware,
              { ...call, attempt: call.attempts + 1, url, headers, body },
              request,
              limit,
              over,
            )
          : request();
      });
    } catch (cause) {
      // A method that is asynchronous itself would take more steps in every call.
      return (async () => fail(call, "InvalidRequest", "not sent: " + fieldOf(cause, "message"), cause))();
    }
  };
}
