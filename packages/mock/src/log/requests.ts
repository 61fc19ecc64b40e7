import type { Names, PublishedNames } from "../names.ts";
import { maskedHeaders, maskedQuery, maskedTarget } from "./masked.ts";

/** A request that the mock has answered. Secrets in its headers and query are masked; its body is kept as sent. */
export interface RequestRecord {
  /** The number of the request, from 1. */
  readonly id: number;
  /** When it arrived, as an ISO date-time. */
  readonly time: string;
  /** The method, such as `POST`. */
  readonly method: string;
  /** The path and query as sent, without secrets. */
  readonly path: string;
  /** The headers by lower-case name, without secrets: a token is masked, its scheme is not. */
  readonly headers: Readonly<Record<string, string>>;
  /** The query parameters by name, without secrets; a repeated one has an array. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /**
   * The body: parsed if it is JSON, otherwise a string; null if there was none. Undefined if the request was refused before
   * its body was read, or the body is larger than 32 KiB.
   */
  readonly body: unknown;
  /** The id of the brand; undefined if the path names none. */
  readonly brand: string | undefined;
  /** The operation's id; undefined if no operation has the method and path. */
  readonly operationId: string | undefined;
  /** The status of the response. */
  readonly status: number;
  /** How long the response took, in milliseconds. */
  readonly ms: number;
  /** What was wrong with the request, one message per cause, such as `body.amount is required`. */
  readonly causes: readonly string[];
  /** Where the request violates the documented contract although the observed one accepts it, such as `body.card`. */
  readonly undocumented: readonly string[];
  /** How the response violates the contract, one message per place. If it does, a provider or the document is at fault. */
  readonly violations: readonly string[];
  /** The header `X-Mock-Client`; undefined if it was not sent. */
  readonly client: string | undefined;
}

/** A request as it was, with its secrets. */
export interface LoggedRequest extends Omit<RequestRecord, "id" | "time"> {
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** Selects requests. A field that is left out matches all. */
export interface RequestFilter<Named extends Names = PublishedNames> {
  /** The id of a brand. */
  readonly brand?: Named["brand"] | undefined;
  /** The id of an operation. */
  readonly operation?: Named["operation"] | undefined;
  /** The value of the header `X-Mock-Client`. */
  readonly client?: string | undefined;
  /** The status of the response. */
  readonly status?: number | undefined;
}

/** Is called after each response. What it throws is ignored. */
export type RequestListener = (record: RequestRecord) => void;

const mostKept = 100;

interface Entry {
  readonly id: number;
  readonly request: LoggedRequest;
  /** Made when it is first looked at, which for most requests is never. */
  record: RequestRecord | undefined;
}

/** Keeps the latest requests and tells those who listen about each new one. */
export class RequestLog {
  readonly #recent: Entry[] = [];
  readonly #listeners = new Set<RequestListener>();
  #count = 0;
  #violations = 0;

  /** How many responses broke the contract. */
  get violations(): number {
    return this.#violations;
  }

  /** Gives the function that ends the listening. */
  listen(listener: RequestListener): () => void {
    // A wrapper, so that a function that listens twice is told twice.
    const own: RequestListener = (record) => listener(record);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  recent(): readonly RequestRecord[] {
    return this.#recent.map(recordOf);
  }

  /** The latest requests that match, oldest first. */
  matching({ brand, operation, client, status }: RequestFilter<Names>): RequestRecord[] {
    return this.recent().filter(
      (record) =>
        (brand === undefined || record.brand === brand) &&
        (operation === undefined || record.operationId === operation) &&
        (client === undefined || record.client === client) &&
        (status === undefined || record.status === status),
    );
  }

  add(request: LoggedRequest): void {
    const entry: Entry = { id: ++this.#count, request, record: undefined };
    this.#recent.push(entry);
    if (this.#recent.length > mostKept) this.#recent.shift();
    if (request.violations.length > 0) this.#violations++;
    for (const listener of this.#listeners) {
      try {
        listener(recordOf(entry));
      } catch {
        // A listener's own fault must not cost a client its response.
      }
    }
  }
}

function recordOf(entry: Entry): RequestRecord {
  const { id, request } = entry;
  entry.record ??= {
    id,
    ...request,
    time: new Date(request.time).toISOString(),
    path: maskedTarget(request.path),
    headers: maskedHeaders(request.headers),
    query: maskedQuery(request.query),
  };
  return entry.record;
}
