import type { Names, PublishedNames } from "../names.ts";
import { maskedHeaders, maskedQuery, maskedTarget } from "./masked.ts";

/** One request the mock has answered. */
export interface RequestRecord {
  /** Counts the requests from 1. */
  readonly id: number;
  /** When it arrived, as an ISO date-time. */
  readonly time: string;
  readonly method: string;
  /** The path and query as sent, but for secrets. */
  readonly path: string;
  /** By lower-case name, without secrets: a token is left out, its scheme is not. */
  readonly headers: Readonly<Record<string, string>>;
  /** The query, without secrets; a name that comes more than once has a list. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /**
   * The body, parsed when it is JSON, as text otherwise; null when there was none. Undefined when the request was refused
   * before it was read, and for a body of more than 32 KiB.
   */
  readonly body: unknown;
  /** Undefined when the path names no brand. */
  readonly brand: string | undefined;
  /** Undefined when no operation has the method and path. */
  readonly operationId: string | undefined;
  readonly status: number;
  /** How long the response took, in milliseconds. */
  readonly ms: number;
  /** What was wrong with the request, one text for each cause. */
  readonly causes: readonly string[];
  /** Where the documented contract objects to a request that the observed one accepts, such as `body.card`. */
  readonly undocumented: readonly string[];
  /** Where the response breaks the contract, one text for each place; none unless a provider or the document is at fault. */
  readonly violations: readonly string[];
  /** The header `X-Mock-Client`. */
  readonly client: string | undefined;
}

/** A request as it was, with its secrets. */
export interface LoggedRequest extends Omit<RequestRecord, "id" | "time"> {
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** Which requests are asked for; a field that is left out says nothing. */
export interface RequestFilter<Named extends Names = PublishedNames> {
  readonly brand?: Named["brand"] | undefined;
  readonly operation?: Named["operation"] | undefined;
  readonly client?: string | undefined;
  readonly status?: number | undefined;
}

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
