import { describe, expect, test } from "@jest/globals";
import { createCall } from "../src/context.ts";
import { responseError } from "../src/failure.ts";
import { InvalidRequestError, type InvoicesError, NetworkError, TimeoutError } from "../src/index.ts";
import { nextWait, type Situation } from "../src/retry-policy.ts";

const call = (method: string) => createCall({ timeout: 0, retries: 0 }, method, "/invoices", undefined, {});
const situation: Situation = { attempt: 1, retries: 2, left: 120_000, fresh: false };
const runtime = { now: () => Date.parse("2026-01-01T00:00:00Z"), random: () => 1 };

function answered(method: string, status: number, headers: Record<string, string> = {}, body: unknown = "") {
  return responseError(call(method), { status, ok: false, redirected: false }, new Headers(headers), body);
}

const refusedToken = { statusCode: 401, message: "Invalid token: access token is invalid" };
const own = { "X-RateLimit-Interval-Milliseconds": "10000" };
const lost = (method: string, uncertain: boolean) =>
  new NetworkError("no response", { ...call(method), uncertain });
const unsent = (method: string) => new TimeoutError("not sent", call(method));

describe("the next attempt", () => {
  test.each<[string, InvoicesError, Partial<Situation>, number | undefined]>([
    ["comes after half a second when a GET got no response", lost("GET", false), {}, 500],
    ["comes after one second the second time", lost("GET", false), { attempt: 2 }, 1_000],
    ["does not come when the retries are used up", lost("GET", false), { attempt: 3 }, undefined],
    ["does not come without retries", answered("GET", 503), { retries: 0 }, undefined],
    ["does not come when it would begin too late", lost("GET", false), { left: 499 }, undefined],
    ["comes for a DELETE that may have been carried out", lost("DELETE", true), {}, 500],
    ["does not come for a PUT that may have been", lost("PUT", true), {}, undefined],
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
      new InvalidRequestError("not sent", call("GET")),
      {},
      undefined,
    ],
    ["does not come after a refusal", answered("GET", 422), {}, undefined],
    ["comes after 408", answered("GET", 408), {}, 500],
  ])("%s", (_, error, changes, wait) => {
    expect(nextWait(error, { ...situation, ...changes }, runtime)).toBe(wait);
  });
});
