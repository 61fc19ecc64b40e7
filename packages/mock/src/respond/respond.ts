import { preferencesFor } from "../control/preference.ts";
import type { Controls, ForcedResponse } from "../control/rules.ts";
import { unreadable, type Validation } from "../prism/engine.ts";
import type { Provider } from "../provider.ts";
import type { MockResponse } from "../response.ts";
import type { RoutedCall } from "../routed-call.ts";
import { failureResponse } from "./error-response.ts";
import { formatRefusal } from "./format.ts";
import { type Demands, type Judgement, judge } from "./judge.ts";
import { rateLimits } from "./rate-limit.ts";
import { documented, forced, generated, provided, type Source } from "./sources.ts";

/** A response and how long to hold it back. */
export interface TimedResponse {
  readonly response: MockResponse;
  /** Milliseconds. */
  readonly delay: number;
  /** Where the documented contract objects to a call that the observed one accepts. */
  readonly undocumented: readonly string[];
}

export type Respond = (call: RoutedCall) => Promise<TimedResponse>;

/** Makes the function that judges a call once, and asks each source in turn for the response to an accepted one. */
export function createRespond(
  controls: Controls,
  provider: Provider | undefined,
  standard: Pick<Demands, "versions" | "strictValues">,
): Respond {
  const sources: readonly Source[] = [forced, ...(provider ? [provided(provider)] : []), generated];

  return async (call) => {
    const preferences = preferencesFor(
      { prefer: call.headers["prefer"], searchParams: call.searchParams },
      controls.for({ brand: call.brand, operation: call.operationId, client: call.client }),
    );
    const { always } = preferences;
    const refuse = (response: MockResponse): TimedResponse => ({
      response,
      delay: always.delay ?? 0,
      undocumented: [],
    });
    let judgement: Judgement;
    try {
      const { security, versions = standard.versions, strictValues = standard.strictValues } = preferences;
      judgement = judge(call, { security, versions, strictValues });
    } catch (error) {
      return refuse(failureResponse(unreadable(error), call, always));
    }
    if (judgement.refused) {
      const refused = refusal(call, judgement, always);
      const headers = { ...(judgement.broken && provider?.refusalHeaders), ...refused.headers };
      return refuse(withPlaces({ ...refused, headers }, "x-mock-strict-values", judgement.strict));
    }
    const preference = preferences.next();
    const accepted = { call, validation: judgement, preference };
    let response: MockResponse | undefined;
    for (const source of sources) {
      const given = source(accepted);
      response = given instanceof Promise ? await given : given;
      if (response) break;
    }
    const { undocumented } = judgement;
    return {
      response: finish(response ?? documented(accepted), preference, undocumented),
      delay: preference.delay ?? 0,
      undocumented,
    };
  };
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

/** Long enough to read, short enough for a header. */
const longestHeader = 2000;

/** The response with a header that names places of the request, when there are any. */
function withPlaces(response: MockResponse, header: string, places: readonly string[]): MockResponse {
  if (places.length === 0) return response;
  const text = places.join(", ").replace(/[^\x20-\x7e]/g, "?");
  const value = text.length > longestHeader ? `${text.slice(0, longestHeader)}...` : text;
  return { ...response, headers: { ...response.headers, [header]: value } };
}

/** Adds the headers that a control asks for, those that go with a status, and the one of an undocumented call. */
function finish(
  response: MockResponse,
  { headers: forcedHeaders }: ForcedResponse,
  undocumented: readonly string[],
): MockResponse {
  const marked = withPlaces(response, "x-mock-undocumented", undocumented);
  if (!forcedHeaders && marked.status !== 429) return marked;
  const names = Object.entries(forcedHeaders ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  const headers = {
    ...(marked.status === 429 && rateLimits),
    ...marked.headers,
    ...Object.fromEntries(names),
  };
  return { ...marked, headers };
}
