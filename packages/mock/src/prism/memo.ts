import type { PrismHttpComponents } from "@stoplight/prism-http";
import stockMock from "@stoplight/prism-http/dist/mocker/index.js";
import type { PrismOperation } from "./types.ts";
import { severe } from "./violation.ts";

type Mock = PrismHttpComponents["mock"];
type Mocked = ReturnType<ReturnType<Mock>>;

/** Clients choose part of the key (`Accept`, names of examples), so the memory needs an end. */
const mostResponses = 200;

/**
 * Prism's mock with its static responses kept: they depend on the operation and on what was asked for, never on the
 * request's own data.
 */
export function memoizedMock(): Mock {
  const kept = new WeakMap<PrismOperation, Map<string, Mocked>>();
  return (options) => (logger) => {
    const { resource, input, config } = options;
    if (config.dynamic || (resource.callbacks?.length ?? 0) > 0) return stockMock.default(options)(logger);
    const { accept } = input.data.headers ?? {};
    const refusal = refusalOf(input.validations);
    const key = JSON.stringify([refusal, config.code, config.exampleKey, refusal ? undefined : accept]);
    const responses = kept.get(resource) ?? new Map<string, Mocked>();
    kept.set(resource, responses);
    const known = responses.get(key);
    if (known) return known;
    const response = stockMock.default(options)(logger);
    // An error may quote the request.
    if (response._tag === "Right" && responses.size < mostResponses) responses.set(key, response);
    return response;
  };
}

/** Which of its responses to a refused request Prism takes; undefined when the request is accepted. */
function refusalOf(validations: Parameters<Mock>[0]["input"]["validations"]): number | undefined {
  if (!validations.some(({ severity }) => severity === severe)) return undefined;
  const codes = validations.map(({ code }) => Number(code));
  return codes.includes(401) ? 401 : codes.includes(415) ? 415 : 422;
}
