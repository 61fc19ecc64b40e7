import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { type Call, fail } from "../src/call.ts";
import type { CallError } from "../src/errors/call-error.ts";
import { failedResponse } from "../src/failure.ts";
import { nextWait } from "../src/retry-policy.ts";

interface Situation {
  readonly attempt?: number;
  readonly retries?: number;
  readonly retryPut?: boolean;
  readonly left?: number;
  readonly fresh?: boolean;
}

const callOf = (method: string, uncertain = false): Call => ({
  method,
  path: "/invoices",
  operationId: undefined,
  attempts: 1,
  uncertain,
});

function answered(method: string, status: number, headers: Record<string, string> = {}, body: unknown = "") {
  const response = new Response(null, { status, headers });
  return failedResponse(callOf(method), false, response, JSON.stringify(body)).error;
}

const refusedToken = { statusCode: 401, message: "Invalid token: access token is invalid" };
const own = { "X-RateLimit-Interval-Milliseconds": "10000" };
const lost = (method: string, uncertain: boolean) =>
  fail(callOf(method, uncertain), "Network", "fetch failed").error;
const unsent = (method: string) => fail(callOf(method), "Timeout", "not sent: Timeout").error;

beforeEach(() => {
  jest.spyOn(Math, "random").mockReturnValue(1);
});

afterEach(() => {
  jest.restoreAllMocks();
});

describe("the next attempt", () => {
  test.each<[string, CallError, Situation, number | undefined]>([
    ["comes after half a second when a GET got no response", lost("GET", false), {}, 500],
    ["comes after one second the second time", lost("GET", false), { attempt: 2 }, 1_000],
    ["does not come when the retries are used up", lost("GET", false), { attempt: 3 }, undefined],
    ["does not come without retries", answered("GET", 503), { retries: 0 }, undefined],
    ["does not come when it would begin too late", lost("GET", false), { left: 499 }, undefined],
    ["comes for a DELETE that may have been carried out", lost("DELETE", true), {}, 500],
    ["does not come for a PUT that may have been", lost("PUT", true), {}, undefined],
    ["comes for a PUT that may have been where that is wanted", lost("PUT", true), { retryPut: true }, 500],
    [
      "does not come for a POST where that is wanted of a PUT",
      lost("POST", true),
      { retryPut: true },
      undefined,
    ],
    [
      "does not come for an abort",
      fail(callOf("GET"), "Abort", "Abort", new Error("no longer wanted")).error,
      {},
      undefined,
    ],
    ["does not come for a POST that may have been", lost("POST", true), {}, undefined],
    ["does not come for a PATCH that may have been", answered("PATCH", 503), {}, undefined],
    ["comes for a POST that was not sent", unsent("POST"), {}, 500],
    ["waits for the interval of the API's own 429", answered("POST", 429, own), {}, 10_000],
    ["does not come after a proxy's 429 to a POST", answered("POST", 429), {}, undefined],
    ["comes after a proxy's 429 to a GET", answered("GET", 429, { "Retry-After": "2" }), {}, 2_000],
    [
      "does not come when the day's limit is spent",
      answered("GET", 429, { "X-RateLimit-Daily-Remaining": "0" }),
      {},
      undefined,
    ],
    ["comes at once with a fresh token", answered("POST", 401, {}, refusedToken), { fresh: true }, 0],
    ["does not come without a fresh token", answered("POST", 401, {}, refusedToken), {}, undefined],
    ["does not come after an unknown 401 to a POST", answered("POST", 401), { fresh: true }, undefined],
    ["comes after an unknown 401 to a GET", answered("GET", 401), { fresh: true }, 0],
    [
      "does not come for a fresh token without retries",
      answered("GET", 401),
      { fresh: true, retries: 0 },
      undefined,
    ],
    [
      "does not come for a request that cannot be made",
      fail(callOf("GET"), "InvalidRequest", "not sent", new Error("bad")).error,
      {},
      undefined,
    ],
    ["does not come after a refusal", answered("GET", 422), {}, undefined],
    ["comes after 408", answered("GET", 408), {}, 500],
  ])("%s", (_, error, { attempt = 1, retries = 2, retryPut, left = 120_000, fresh = false }, wait) => {
    expect(nextWait(error, { retries, retryPut }, attempt, left, fresh)).toBe(wait);
  });
});
