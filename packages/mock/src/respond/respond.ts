import type { RoutedCall } from "../call.ts";
import { preferencesFor } from "../control/preference.ts";
import type { Controls, ForcedResponse } from "../control/rules.ts";
import { messageOf } from "../message.ts";
import type { Validation } from "../prism/engine.ts";
import type { Provider } from "../provider.ts";
import { errorResponse, type MockResponse } from "../response.ts";
import { failureResponse } from "./error-response.ts";
import { formatRefusal } from "./format.ts";
import { withRateLimit } from "./rate-limit.ts";
import { documented, forced, generated, provided, type Source } from "./sources.ts";

/** A response and how long to hold it back. */
export interface TimedResponse {
  readonly response: MockResponse;
  /** Milliseconds. */
  readonly delay: number;
}

export type Respond = (call: RoutedCall) => Promise<TimedResponse>;

/** Makes the function that judges a call once, and asks each source in turn for the response to an accepted one. */
export function createRespond(controls: Controls, provider: Provider | undefined): Respond {
  const sources: readonly Source[] = [forced, ...(provider ? [provided(provider)] : []), generated];

  return async (call) => {
    const preferences = preferencesFor(
      { prefer: call.headers["prefer"], searchParams: call.searchParams },
      controls.for({ brand: call.brand, operation: call.operationId, client: call.client }),
    );
    const { always, security } = preferences;
    const validation = validate(call, security);
    if ("status" in validation) return { response: validation, delay: always.delay ?? 0 };
    if (validation.refused) return { response: refusal(call, validation, always), delay: always.delay ?? 0 };
    const preference = preferences.next();
    const accepted = { call, validation, preference };
    let response: MockResponse | undefined;
    for (const source of sources) {
      const given = source(accepted);
      response = given instanceof Promise ? await given : given;
      if (response) break;
    }
    return {
      response: finish(response ?? documented(accepted), preference),
      delay: preference.delay ?? 0,
    };
  };
}

/** What Prism finds about a call, or the response when Prism cannot read it. */
function validate(call: RoutedCall, security: boolean): Validation | MockResponse {
  try {
    return call.site.engine.validate(call, security);
  } catch (error) {
    return errorResponse(400, [`Prism could not read this request: ${messageOf(error)}`]);
  }
}

function refusal(
  call: RoutedCall,
  validation: Validation,
  { status, example }: ForcedResponse,
): MockResponse {
  const found = call.site.engine.example(call, validation, { status, example });
  return found.kind === "failure"
    ? failureResponse(found, call, { status, example })
    : formatRefusal(found, call.operation);
}

/** Adds the headers that a control asks for, and those that go with a status. */
function finish(response: MockResponse, { headers }: ForcedResponse): MockResponse {
  const forcedHeaders = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  const complete = headers
    ? { ...response, headers: { ...response.headers, ...Object.fromEntries(forcedHeaders) } }
    : response;
  return complete.status === 429 ? withRateLimit(complete) : complete;
}
