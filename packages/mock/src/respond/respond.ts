import { preferencesFor } from "../control/preference.ts";
import type { Controls, ForcedResponse } from "../control/rules.ts";
import { unreadable, type Validation } from "../prism/engine.ts";
import type { Provider } from "../provider.ts";
import type { MockResponse } from "../response.ts";
import type { RoutedCall } from "../routed-call.ts";
import { failureResponse } from "./error-response.ts";
import { formatRefusal } from "./format.ts";
import { type Judgement, judge } from "./judge.ts";
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
  versions: readonly string[] | undefined,
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
      judgement = judge(call, preferences.security, preferences.versions ?? versions);
    } catch (error) {
      return refuse(failureResponse(unreadable(error), call, always));
    }
    if (judgement.refused) return refuse(refusal(call, judgement, always));
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

/** The value of the header that says where only the observed contract accepts a call. */
function undocumentedHeader(places: readonly string[]): string {
  const text = places.join(", ").replace(/[^\x20-\x7e]/g, "?");
  return text.length > longestHeader ? `${text.slice(0, longestHeader)}...` : text;
}

/** Adds the headers that a control asks for, those that go with a status, and the one of an undocumented call. */
function finish(
  response: MockResponse,
  { headers: forcedHeaders }: ForcedResponse,
  undocumented: readonly string[],
): MockResponse {
  if (!forcedHeaders && undocumented.length === 0 && response.status !== 429) return response;
  const names = Object.entries(forcedHeaders ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  const headers = {
    ...(response.status === 429 && rateLimits),
    ...response.headers,
    ...(undocumented.length > 0 && { "x-mock-undocumented": undocumentedHeader(undocumented) }),
    ...Object.fromEntries(names),
  };
  return { ...response, headers };
}
