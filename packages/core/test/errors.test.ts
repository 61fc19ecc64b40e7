import { describe, expect, test } from "@jest/globals";
import { createBrandClient } from "../src/brand.ts";
import { EditError } from "../src/edit/index.ts";
import { type InvoicesError, TooManyRequestsError, UnprocessableEntityError } from "../src/index.ts";
import { WebhookError } from "../src/webhooks/index.ts";
import { brand, type Operations, recordingOptions, stoppedRuntime, token } from "./fixture.ts";

async function errorOf(answer: () => Response): Promise<InvoicesError> {
  const options = { ...recordingOptions(answer), retries: 0 };
  const { error } = await createBrandClient<Operations>(brand, options, stoppedRuntime()).voidInvoice({
    invoiceId: "invoice-1",
  });
  if (error === undefined) throw new Error("The call succeeded.");
  return error;
}

describe("the error of an answer", () => {
  test.each([
    [400, "BadRequestError"],
    [401, "UnauthorizedError"],
    [405, "UnexpectedStatusError"],
    [403, "ForbiddenError"],
    [404, "NotFoundError"],
    [408, "UnexpectedStatusError"],
    [409, "ConflictError"],
    [418, "UnexpectedStatusError"],
    [422, "UnprocessableEntityError"],
    [429, "TooManyRequestsError"],
    [499, "UnexpectedStatusError"],
    [500, "ServerError"],
    [503, "ServerError"],
    [599, "ServerError"],
    [300, "RedirectError"],
    [304, "RedirectError"],
    [308, "RedirectError"],
  ])("with status %d is a %s", async (status, name) => {
    const error = await errorOf(() => new Response(null, { status }));
    expect({ ...error }).toEqual({
      name,
      message: `POST /invoices/{invoiceId}/void: ${status} (outcome unknown)`,
      status,
      method: "POST",
      path: "/invoices/{invoiceId}/void",
      operationId: "voidInvoice",
      attempts: 1,
      uncertain: true,
      headers: new Headers(),
      traceId: undefined,
      body: "",
      problems: [],
      messages: [],
      limits: {},
      wait: undefined,
    });
  });

  test.each([
    ["empty", ""],
    ["HTML", "<!doctype html><p>Welcome"],
    ["cut off", '{"invoice": {"id": '],
    ["null", "null"],
    ["a text", '"fine"'],
  ])("that succeeds with a body that is %s is an UnexpectedResponseError", async (_, text) => {
    const error = await errorOf(() => new Response(text));
    expect(error).toMatchObject({ name: "UnexpectedResponseError", status: 200 });
  });

  test("that breaks off is an UnexpectedResponseError with the cause", async () => {
    const cause = new TypeError("terminated");
    const error = await errorOf(
      () => new Response(new ReadableStream({ pull: (pipe) => pipe.error(cause) })),
    );
    expect(error).toMatchObject({ name: "UnexpectedResponseError", status: 200, cause });
  });

  test("that a fetch of the caller's followed a redirect for is a RedirectError", async () => {
    const error = await errorOf(() =>
      Object.defineProperty(Response.json({}), "redirected", { value: true }),
    );
    expect(error.name).toBe("RedirectError");
  });

  test("keeps its class when its body is HTML or breaks off", async () => {
    const html = await errorOf(() => new Response("<h1>Bad gateway", { status: 502 }));
    expect(html).toMatchObject({ name: "ServerError", body: "<h1>Bad gateway" });
    const cause = new TypeError("terminated");
    const broken = await errorOf(
      () => new Response(new ReadableStream({ pull: (pipe) => pipe.error(cause) }), { status: 422 }),
    );
    expect(broken).toMatchObject({ name: "UnprocessableEntityError", cause, messages: [] });
  });

  test("lists the messages of a 422 and says them", async () => {
    const message = ["items.0.name should not be empty", "notes must be a string"];
    const error = await errorOf(() => Response.json({ message }, { status: 422 }));
    expect(error).toBeInstanceOf(UnprocessableEntityError);
    expect(error).toMatchObject({ messages: message, body: { message } });
    expect(error.message).toBe(
      "POST /invoices/{invoiceId}/void: 422; items.0.name should not be empty; notes must be a string",
    );
  });

  test("has the trace id of the body", async () => {
    expect(await errorOf(() => Response.json({ traceId: "from-body" }, { status: 400 }))).toMatchObject({
      traceId: "from-body",
    });
  });

  test("has the limits and the wait of a 429", async () => {
    const headers = {
      "X-RateLimit-Limit-Daily": "200000",
      "X-RateLimit-Daily-Remaining": "0",
      "X-RateLimit-Interval-Milliseconds": "10000",
      "X-RateLimit-Max": "100",
      "X-RateLimit-Remaining": "nonsense",
    };
    const error = await errorOf(() => new Response("", { status: 429, headers }));
    expect(error).toBeInstanceOf(TooManyRequestsError);
    expect(error).toMatchObject({
      wait: 10_000,
      limits: { max: 100, "interval-milliseconds": 10_000, "limit-daily": 200_000, "daily-remaining": 0 },
    });
  });

  test("does not repeat the token that an answer repeats", async () => {
    const error = await errorOf(() => Response.json({ message: `Bearer ${token} is bad` }, { status: 401 }));
    expect(error.body).toEqual({ message: "Bearer *token* is bad" });
    expect(error.message).not.toContain(token);
  });
});

test.each([EditError, WebhookError])(
  "%p knows the errors of another copy of the package, and no others",
  (known) => {
    expect(Object.assign(new Error("of another copy"), { name: known.name })).toBeInstanceOf(known);
    for (const other of [new Error(known.name), undefined]) expect(other instanceof known).toBe(false);
  },
);
