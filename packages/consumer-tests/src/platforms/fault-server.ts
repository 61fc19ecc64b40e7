import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** A server of faults that any platform can reach, pages of other origins included. */
export interface FaultServer extends AsyncDisposable {
  readonly url: string;
  /** How many requests there were for an invoice. */
  readonly requests: ReadonlyMap<string, number>;
}

type Fault = (response: ServerResponse, count: number, authorization: string) => void;

const json =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Fault =>
  (response) => {
    response.writeHead(status, { "Content-Type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };

/** What becomes of the requests for an invoice of this id. */
const faults: Readonly<Record<string, Fault>> = {
  fine: json(200, {}),
  gateway: json(401, { message: "Command timed out" }),
  proxy: json(429, { message: "later" }, { "Retry-After": "0" }),
  later: json(429, { statusCode: 429, message: "later" }, { "Retry-After": "30" }),
  deep: json(422, "[".repeat(20_000) + "]".repeat(20_000)),
  trace: json(422, { statusCode: 422, message: ["no"], traceId: { toString: 1 } }),
  moved: json(307, "", { Location: "/invoices/elsewhere" }),
  lost: (response) => response.destroy(),
  silent: () => {},
  half: (response) => {
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "100" });
    response.write('{"success":');
  },
  echo: (response, _, authorization) => {
    const escaped = authorization.replaceAll("/", "\\/").replaceAll("=", "\\u003d");
    json(400, `{"message":"${escaped}"}`, { "X-Debug": authorization })(response, 1, authorization);
  },
  cached: (response, count) =>
    json(200, { invoiceNumber: String(count) }, { "Cache-Control": "max-age=600" })(response, count, ""),
};

export async function startFaultServer(): Promise<FaultServer> {
  const requests = new Map<string, number>();
  const server = createServer((request: IncomingMessage, response) => {
    request.resume();
    request.on("end", () => {
      const { method, url = "", headers } = request;
      // No connection is used twice: some platforms send again by themselves on one that breaks.
      response.setHeader("Connection", "close");
      response.setHeader("Access-Control-Allow-Origin", "*");
      response.setHeader("Access-Control-Expose-Headers", "X-Debug, Retry-After");
      if (method === "OPTIONS") {
        response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT");
        response.setHeader("Access-Control-Allow-Headers", headers["access-control-request-headers"] ?? "");
        response.writeHead(204).end();
        return;
      }
      const [, , id = ""] = url.split(/[/?]/);
      const count = (requests.get(id) ?? 0) + 1;
      requests.set(id, count);
      (faults[id] ?? json(404, {}))(response, count, String(headers.authorization));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
