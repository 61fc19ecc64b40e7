import type { OperationDefinition } from "./brand.ts";
import type { Context } from "./context.ts";
import { InvalidRequestError } from "./errors/index.ts";
import { fill, withDefaults } from "./fill.ts";
import type { CallOptions } from "./options.ts";
import { readAnswer } from "./read-answer.ts";
import { partsOf, refusal, writeUrl } from "./request.ts";
import type { Call, Outcome } from "./transport.ts";

type Values = Readonly<Record<string, unknown>>;

/** A method of a client: parameters and body in one object, options of the call in another. */
export type NamedOperation = (request?: Values, options?: CallOptions) => Promise<Outcome>;

/** Makes the method of one operation. */
export function createNamedOperation(context: Context, definition: OperationDefinition): NamedOperation {
  const { id: operationId, method, path, marks } = definition;
  const place = marks.toLowerCase();
  const parts = partsOf(path);
  return async (request = {}, options = {}) => {
    const { signal, timeout = context.timeout, altId = context.altId, headers: others } = options;
    const call: Call = { method, path, operationId, signal, timeout };
    const alt = { altId, altType: context.altType };
    const headers: Record<string, string> = { version: context.version };
    const init: RequestInit = { method, headers, redirect: "manual" };
    let url: string;
    try {
      url = context.baseUrl + writeUrl(call, parts, place === "q" ? withDefaults(request, alt) : request);
      const body = place === "b" ? fill(request["body"], alt) : request["body"];
      if (body !== undefined) {
        headers["content-type"] = "application/json";
        init.body = JSON.stringify(body);
      }
      for (const name in others) headers[name.toLowerCase()] = `${others[name]}`;
    } catch (cause) {
      const error = cause instanceof InvalidRequestError ? cause : refusal(call, "cannot be written", cause);
      return { data: undefined, error, response: undefined };
    }
    try {
      return await context.send(call, async (token, limit) => {
        headers["authorization"] = `Bearer ${token}`;
        init.signal = limit;
        return readAnswer(call, await context.fetch(url, init), limit, token, marks === place);
      });
    } finally {
      clearTimeout(call.timer);
    }
  };
}
