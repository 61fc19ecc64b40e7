import { describe, expect, test } from "@jest/globals";
import { createBrandClient } from "../src/brand.ts";
import { type LogLevel, logging, type Middleware } from "../src/index.ts";
import { brand, type Operations, recordingOptions, stoppedRuntime, tick, token } from "./fixture.ts";

const invoiceId = "6578278e879ad2646715ba9c";
const limited = () =>
  new Response("", { status: 429, headers: { "X-RateLimit-Interval-Milliseconds": "1" } });

function clientOf(answers: readonly (() => Response)[], middleware: readonly Middleware[]) {
  const options = recordingOptions((_, count) => answers[count - 1]?.() ?? Response.json({ name: "A" }));
  const client = createBrandClient<Operations>(brand, { ...options, middleware }, stoppedRuntime());
  return { client, requests: options.requests };
}

describe("middleware", () => {
  test("sees each request and its result, the client's before the call's, and never the token", async () => {
    const seen: unknown[] = [];
    const seeing =
      (who: string): Middleware =>
      async (exchange, next) => {
        seen.push([who, exchange.operationId, exchange.attempt, JSON.stringify(exchange)]);
        const { error } = await next();
        seen.push([who, error?.status ?? "ok", JSON.stringify(exchange)]);
      };
    const { client } = clientOf([limited], [seeing("client")]);
    const body = { name: "A" };
    await client.updateInvoice({ invoiceId, body }, { middleware: [seeing("call")] });
    const short = seen.map((each) => (Array.isArray(each) ? each.slice(0, -1) : each));
    expect(short).toEqual(
      [1, 2].flatMap((attempt) => [
        ["client", "updateInvoice", attempt],
        ["call", "updateInvoice", attempt],
        ["call", attempt === 1 ? 429 : "ok"],
        ["client", attempt === 1 ? 429 : "ok"],
      ]),
    );
    expect(JSON.stringify(seen)).toContain(invoiceId);
    expect(JSON.stringify(seen)).not.toContain(token);
  });

  test("can add headers", async () => {
    const traced: Middleware = async ({ headers }, next) => {
      headers["traceparent"] = "00-1";
      await next();
    };
    const { client, requests } = clientOf([], [traced]);
    await client.voidInvoice({ invoiceId });
    expect(requests[0]?.headers.get("traceparent")).toBe("00-1");
    expect(requests[0]?.headers.get("authorization")).toBe(`Bearer ${token}`);
  });

  test.each<[string, string, string | RegExp]>([
    ["authorization", "Bearer forged", `Bearer ${token}`],
    ["Authorization", "Bearer forged", `Bearer ${token}`],
    ["AUTHORIZATION", "", `Bearer ${token}`],
    ["Version", "2023-02-21", "2023-02-21"],
    ["Content-Type", "application/merge-patch+json", "application/merge-patch+json"],
  ])("that writes %s as %j sends one value of it", async (name, value, sent) => {
    const { client, requests } = clientOf(
      [],
      [({ headers }) => void Object.assign(headers, { [name]: value })],
    );
    await client.updateInvoice({ invoiceId, body: { name: "A" } });
    expect(requests[0]?.headers.get(name)).toBe(sent);
  });

  test.each([
    ["x-note", "Ž\n"],
    ["Expect", "100-continue"],
    ["transfer-encoding", "chunked"],
    ["Content-Length", "7"],
    ["", "x"],
  ])("that writes %j as %j, which cannot be sent, has nothing sent, nor sent again", async (name, value) => {
    const { client, requests } = clientOf(
      [],
      [({ headers }) => void Object.assign(headers, { [name]: value })],
    );
    const { error } = await client.listInvoices();
    expect(error).toMatchObject({ name: "InvalidRequestError", attempts: 0 });
    expect(requests).toEqual([]);
  });

  test.each<[string, "TimeoutError" | "AbortError", number]>([
    ["the time limit", "TimeoutError", 1],
    ["the caller", "AbortError", 0],
  ])("and a logger see what the caller sees when %s ends the call", async (_, name, timeout) => {
    for (const fetch of [
      () => new Promise<never>(() => {}),
      (_: unknown, init?: RequestInit) =>
        new Promise<never>((_, reject) => init?.signal?.addEventListener("abort", () => reject(new Error()))),
    ]) {
      const controller = new AbortController();
      const seen: unknown[] = [];
      const lines: string[] = [];
      const write = (line: string) => void lines.push(line);
      const seeing: Middleware = async (_, next) => {
        seen.push((await next()).error);
      };
      const middleware = [seeing, logging({ error: write, warn: write, info: write, debug: write })];
      const options = { ...recordingOptions(), fetch, middleware, timeout, retries: 0 };
      const call = createBrandClient<Operations>(brand, options).voidInvoice(
        { invoiceId },
        { signal: controller.signal },
      );
      if (!timeout) setTimeout(() => controller.abort());
      const { error } = await call;
      // No later, as a process may end now.
      expect(error?.name).toBe(name);
      expect(seen).toEqual([error]);
      expect(lines).toEqual([expect.stringContaining(`${name}; whether it was carried out is unknown`)]);
    }
  });

  test("cannot send a request twice, leave it out or replace its result", async () => {
    const twice: Middleware = async (_, next) => {
      await Promise.all([next(), next()]);
    };
    const idle: Middleware = () => {};
    const forging: Middleware = Object(async () => ({ data: "forged", error: undefined }));
    const { client, requests } = clientOf([], [twice, idle, forging]);
    expect((await client.voidInvoice({ invoiceId })).data).toEqual({ name: "A" });
    expect(requests).toHaveLength(1);
  });

  test("that throws before it asks makes the call reject, and nothing is sent", async () => {
    const reason = new Error("not today");
    const { client, requests } = clientOf([], [() => Promise.reject(reason)]);
    await expect(client.voidInvoice({ invoiceId })).rejects.toBe(reason);
    expect(requests).toEqual([]);
  });

  test("that throws before it asks, and asks later, sends nothing then either", async () => {
    let ask = () => Promise.resolve<unknown>(undefined);
    const { client, requests } = clientOf(
      [],
      [
        (_, next) => {
          ask = next;
          throw new Error("not today");
        },
      ],
    );
    await expect(client.voidInvoice({ invoiceId })).rejects.toThrow("not today");
    await expect(ask()).rejects.toThrow("not today");
    expect(requests).toEqual([]);
  });

  test("that looks at its result late lets nothing reject unheard", async () => {
    const unheard: unknown[] = [];
    const hear = (reason: unknown) => void unheard.push(reason);
    const { process } = Object(globalThis);
    process.on("unhandledRejection", hear);
    try {
      const late: Middleware = async (_, next) => {
        next();
        await tick();
        await tick();
      };
      const broken: Middleware = () => Promise.reject(new Error("broken"));
      await expect(clientOf([], [late, broken]).client.voidInvoice({ invoiceId })).rejects.toThrow("broken");
    } finally {
      process.off("unhandledRejection", hear);
    }
    expect(unheard).toEqual([]);
  });

  test("sees how an attempt ends before a retry is told of", async () => {
    const told: string[] = [];
    const telling: Middleware = async (_, next) => {
      told.push((await next()).error?.name ?? "ok");
    };
    const options = {
      ...recordingOptions((_, count) => (count === 1 ? new Promise(() => {}) : Response.json({ name: "A" }))),
      onRetry: () => void told.push("retry"),
      middleware: [telling],
    };
    const client = createBrandClient<Operations>(brand, options, stoppedRuntime());
    await client.listInvoices({}, { timeout: 5 });
    expect(told).toEqual(["TimeoutError", "retry", "ok"]);
  });

  test("that throws afterwards loses no result", async () => {
    const broken: Middleware = async (_, next) => {
      await next();
      throw new Error("broken");
    };
    const { client } = clientOf([], [broken]);
    expect((await client.voidInvoice({ invoiceId })).data).toEqual({ name: "A" });
  });

  test("that takes too long sends nothing any more", async () => {
    let go = () => {};
    const slow: Middleware = async (_, next) => {
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      await next();
    };
    const { client, requests } = clientOf([], [slow]);
    const { error } = await client.voidInvoice({ invoiceId }, { timeout: 1 });
    expect(error?.name).toBe("TimeoutError");
    go();
    await tick();
    expect(requests).toEqual([]);
  });

  test("that is no function is refused", async () => {
    expect(() => clientOf([], Object([5]))).toThrow('"middleware" must be a function.');
    const { client } = clientOf([], []);
    const { error } = await client.voidInvoice({ invoiceId }, { middleware: Object([5]) });
    expect(error?.name).toBe("InvalidRequestError");
  });
});

describe("logging", () => {
  const linesAt = async (level: LogLevel | undefined, answers: readonly (() => Response)[]) => {
    const lines: string[] = [];
    const write = (at: string) => (message: string) =>
      void lines.push(`${at}: ${message.replace(/\d+ ms/, "5 ms")}`);
    const logger = { error: write("error"), warn: write("warn"), info: write("info"), debug: write("debug") };
    const { client } = clientOf(answers, [logging(logger, level)]);
    await client.voidInvoice(
      { invoiceId, body: { secret: "s3cr3t" } },
      { headers: { "X-Secret": "s3cr3t" } },
    );
    return lines;
  };
  const refused = () =>
    Response.json({ statusCode: 422, message: ["No"], traceId: "trace-1" }, { status: 422 });
  const failed = () => new Response("", { status: 503 });
  const path = "POST /invoices/{invoiceId}/void voidInvoice";

  test.each<[LogLevel | undefined, readonly (() => Response)[], readonly string[]]>([
    ["debug", [], [`debug: ${path}: attempt 1 begins`, `info: ${path}: 200 (attempt 1, 5 ms)`]],
    ["info", [], [`info: ${path}: 200 (attempt 1, 5 ms)`]],
    [undefined, [], []],
    [undefined, [refused], [`warn: ${path}: UnprocessableEntityError 422 (attempt 1, 5 ms, trace trace-1)`]],
    ["error", [refused], []],
    [
      "error",
      [failed],
      [`error: ${path}: ServerError 503; whether it was carried out is unknown (attempt 1, 5 ms)`],
    ],
  ])("at level %s writes what matters, and no secret", async (level, answers, lines) => {
    expect(await linesAt(level, answers)).toEqual(lines);
  });

  test("writes one line, whatever the response has for a trace id", async () => {
    const forging = () =>
      Response.json({ statusCode: 422, message: ["No"], traceId: "1\nerror: 2\r\u2028" }, { status: 422 });
    expect(await linesAt("warn", [forging])).toEqual([
      `warn: ${path}: UnprocessableEntityError 422 (attempt 1, 5 ms, trace 1 error: 2 )`,
    ]);
  });
});
