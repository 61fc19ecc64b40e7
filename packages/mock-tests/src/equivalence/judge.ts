import { parseJson } from "../record.ts";
import type { Server } from "../servers/server.ts";
import { Connection } from "../wire/connection.ts";
import { bytesOf, type Request } from "../wire/request.ts";

/** What a server made of a request. */
export type Judgement =
  | JudgedResponse
  /** It gave no answer, or its process ended. */
  | { readonly kind: "nothing" };

export interface JudgedResponse {
  readonly kind: "response";
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** What the header `sl-violations` says. */
  readonly violations: unknown;
  /** The body, read as JSON when it is JSON. */
  readonly body: unknown;
  /** Whether it answers HEAD. */
  readonly bodiless: boolean;
}

/** Milliseconds: what is compared is what is answered, not how fast a machine with other work is. */
const patience = 5000;

/** A server that is asked one request after the other, and started again when it dies. */
export class Judge {
  readonly #start: () => Promise<Server>;
  #server: Server | undefined;
  #connection: Connection | undefined;

  constructor(start: () => Promise<Server>) {
    this.#start = start;
  }

  async judge(request: Request): Promise<Judgement> {
    this.#server ??= await this.#start();
    if (!this.#connection?.usable) {
      this.#connection?.close();
      this.#connection = await Connection.open(this.#server.port);
    }
    this.#connection.write(bytesOf({ ...request, target: this.#server.base + request.target }));
    const outcome = await this.#connection.next(request.method, patience);
    if (outcome.kind !== "response") {
      await this.close();
      return { kind: "nothing" };
    }
    const { status, headers, body } = outcome.response;
    const violations = headers["sl-violations"] ?? "[]";
    return {
      kind: "response",
      status,
      headers,
      violations: parseJson(violations) ?? violations,
      body: parseJson(body) ?? body,
      bodiless: request.method === "HEAD",
    };
  }

  async close(): Promise<void> {
    this.#connection?.close();
    await this.#server?.stop();
    this.#connection = undefined;
    this.#server = undefined;
  }
}
