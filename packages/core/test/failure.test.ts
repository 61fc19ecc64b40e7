import { describe, expect, test } from "@jest/globals";
import { failedResponse } from "../src/failure.ts";

interface Received {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function errorOf({ status, body = "", headers }: Received, method = "POST", uncertain = false) {
  const call = { method, path: "/invoices", operationId: "createInvoice", attempts: 1, uncertain };
  const response = new Response(null, { status, headers: headers ?? {} });
  return failedResponse(call, false, response, typeof body === "string" ? body : JSON.stringify(body)).error;
}

const shaped = (statusCode: number, message: unknown = "No") => ({
  status: statusCode,
  body: { statusCode, message },
});

describe("a request that may have changed something", () => {
  test.each<[string, Received]>([
    ["the documented refusal of the token", shaped(401, "Invalid token: access token is invalid")],
    ["the reported refusal of its scope", shaped(401, "The token is not authorized for this scope.")],
    ["an expired token", shaped(401, "Token expired")],
    ["an invalid JWT", shaped(401, "Invalid JWT")],
    ["an expired JWT", shaped(401, "jwt has expired")],
    ["a 400 of the API", shaped(400)],
    ["a 403 of the API", shaped(403)],
    [
      "a 404 as it was seen",
      { status: 404, body: { status: 404, message: "Not found", name: "X", traceId: "1" } },
    ],
    ["a 422 of the API", shaped(422, ["amount must be a number"])],
    ["a 422 of a list as it was seen", { status: 422, body: { message: ["limit must be a number string"] } }],
    ["a 429 of the API", shaped(429, "Too many requests")],
    [
      "a 429 with the API's headers",
      { status: 429, headers: { "X-RateLimit-Interval-Milliseconds": "10000" } },
    ],
  ])("was refused when the response is %s", (_, response) => {
    expect(errorOf(response).uncertain).toBe(false);
  });

  test.each<[string, Received]>([
    [
      "a gateway's 401, sent after a payment was recorded",
      { status: 401, body: { message: "Command timed out" } },
    ],
    ["a 401 about something else", shaped(401, "Command timed out")],
    ["a 401 of unknown shape about the token", { status: 401, body: { message: "Invalid token" } }],
    ["an empty 401", { status: 401 }],
    ["a page of HTML with 401", { status: 401, body: "<h1>Invalid token</h1>" }],
    ["a 429 that says no more", { status: 429 }],
    ["a 401 about what contains the word token", shaped(401, "Card tokenization failed: invalid response")],
    ["a 401 that says more than one thing", shaped(401, "Payment recorded, but the access token is invalid")],
    ["a 401 with more than one text", shaped(401, ["Payment recorded", "Token expired"])],
    [
      "a 401 in the shape of a gateway",
      { status: 401, body: { status: 401, error: "Unauthorized", message: "Invalid bearer token" } },
    ],
    [
      "a 429 in the shape of a gateway",
      { status: 429, body: { status: 429, error: "Too Many Requests", message: "Slow down" } },
    ],
    [
      "a 429 with a proxy's limits",
      { status: 429, headers: { "X-RateLimit-Limit": "5", "X-RateLimit-Remaining": "0" } },
    ],
    ["a 429 with a proxy's limits by time", { status: 429, headers: { "X-RateLimit-Limit-Minute": "5" } }],
    ["a proxy's 429", { status: 429, headers: { "Retry-After": "1" } }],
    ["a proxy's 429 with a text", { status: 429, body: { message: "slow down" } }],
    ["a page of HTML with 403", { status: 403, body: "<h1>Forbidden</h1>" }],
    ["a gateway's 403", { status: 403, body: { message: "Forbidden" } }],
    ["a 408", shaped(408)],
    ["a 500 of the API", shaped(500)],
    ["a 503", { status: 503 }],
    ["a redirect", { status: 302 }],
    ["a success that cannot be read", { status: 200 }],
    ["a 400 whose status is another", { status: 400, body: { statusCode: 500, message: "No" } }],
  ])("may have been carried out when the response is %s", (_, response) => {
    const error = errorOf(response);
    expect(error.uncertain).toBe(true);
    expect(error.message).toContain("(outcome unknown)");
  });

  test("may have been carried out by an earlier attempt, whatever the last one says", () => {
    expect(errorOf(shaped(404), "DELETE", true).uncertain).toBe(true);
  });
});

test("a request that changes nothing leaves nothing in doubt", () => {
  for (const status of [302, 200, 401, 429, 500]) expect(errorOf({ status }, "GET").uncertain).toBe(false);
});

describe("the error of foreign data", () => {
  test.each([[{ traceId: { toString: 1 } }], [{ traceId: null }], [null], ["text"], [7], [[]]])(
    "has no trace id for the body %j",
    (body) => {
      const error = errorOf({ status: 422, body });
      expect([error.name, error.traceId]).toEqual(["UnprocessableEntityError", undefined]);
    },
  );

  test("is written as JSON with its message", () => {
    const error = errorOf(shaped(400, "No such invoice"));
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      name: "BadRequestError",
      message: "POST /invoices: 400; No such invoice",
      status: 400,
      attempts: 1,
      uncertain: false,
      body: { statusCode: 400 },
    });
  });
});
