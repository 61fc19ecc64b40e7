import type { ForcedResponse } from "../control/rules.ts";
import { generateBody } from "../dynamic/generate.ts";
import { messageOf } from "../message.ts";
import type { Preference, Validation } from "../prism/engine.ts";
import type { Provider, ProviderResponse } from "../provider.ts";
import { errorBody, errorResponse, jsonResponse, type MockResponse, nameOf } from "../response.ts";
import { publicCall, type RoutedCall } from "../routed-call.ts";
import { checkedResponse, declares, withViolations, writtenResponse } from "./check.ts";
import { failureResponse } from "./error-response.ts";
import { formatExample } from "./format.ts";
import { pageOf } from "./page.ts";

/** A call that keeps the contract, with what its response is to be. */
export interface Accepted {
  readonly call: RoutedCall;
  readonly validation: Validation;
  readonly preference: ForcedResponse;
}

/** Where responses come from; undefined leaves the call to the next source. */
export type Source = (accepted: Accepted) => MockResponse | undefined | Promise<MockResponse | undefined>;

/** What a control or the request itself asks for: a status, an example or a body. */
export const forced: Source = (accepted) => {
  const { call, preference } = accepted;
  const { status, example, body } = preference;
  if (body === undefined && status === undefined && example === undefined) return undefined;
  const undeclared = status !== undefined && !declares(call.operation, status);
  if (body === undefined && !undeclared) return generated(accepted) ?? documented(accepted);
  const known = status ?? successOf(accepted);
  if (typeof known !== "number") return known;
  if (known === 204 || known === 304)
    return { status: known, headers: {}, body: undefined, causes: [], violations: [] };
  const response = { status: known, headers: preference.headers, body: body ?? plainBody(known) };
  return body === undefined || undeclared || preference.unchecked
    ? writtenResponse(response)
    : checkedResponse(call, { ...response, undeclared: true });
};

/** What a provider that was given to the mock has to say. */
export function provided(provider: Provider): Source {
  return async ({ call, validation }) => {
    let given: ProviderResponse | undefined;
    try {
      given = await provider.respond(publicCall(call), {
        document: call.site.document,
        // Only what is looked at is made.
        get signal() {
          return call.signal;
        },
        example: (preference = {}) => exampleFor(call, validation, preference),
      });
      return given && checkedResponse(call, given);
    } catch (error) {
      return errorResponse(500, [
        `The provider "${provider.name}" failed on ${call.operationId}: ${messageOf(error)}`,
      ]);
    }
  };
}

/** A body generated from the schema, where that is wanted. */
export const generated = ({ call, validation, preference }: Accepted): MockResponse | undefined => {
  if (!preference.dynamic || preference.example !== undefined) return undefined;
  const found = call.site.engine.example(call, validation, preferenceOf(preference));
  if (found.kind === "failure") return undefined;
  const status = found.response.statusCode;
  const body = generateBody(call.site.engine, call, status, preference.seed);
  return body && withViolations(jsonResponse(status, body.value), body.violations);
};

/** The example of the document, or the page of it that is asked for. */
export const documented = ({ call, validation, preference }: Accepted): MockResponse => {
  const found = call.site.engine.example(call, validation, preferenceOf(preference));
  return found.kind === "failure"
    ? failureResponse(found, call, preferenceOf(preference))
    : (pageOf(found, call) ?? formatExample(found));
};

const preferenceOf = ({ status, example }: ForcedResponse): Preference => ({ status, example });

/** The status of the documented success, or the error when there is none to be had. */
function successOf({ call, validation }: Accepted): number | MockResponse {
  const found = call.site.engine.example(call, validation, {});
  return found.kind === "failure" ? failureResponse(found, call, {}) : found.response.statusCode;
}

/** The body of a status the document does not describe. */
const plainBody = (status: number): unknown => (status < 400 ? {} : errorBody(status, [nameOf(status)]));

function exampleFor(
  call: RoutedCall,
  validation: Validation,
  preference: Preference,
): ProviderResponse | undefined {
  const found = call.site.engine.example(call, validation, preference);
  if (found.kind === "failure") return undefined;
  const { statusCode, headers = {}, body } = found.response;
  return { status: statusCode, headers: { ...headers }, body: structuredClone(body) };
}
