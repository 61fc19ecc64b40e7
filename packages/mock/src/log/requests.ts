/** One request the mock has answered. */
export interface RequestRecord {
  /** Counts the requests from 1. */
  readonly id: number;
  /** When it arrived, as an ISO date-time. */
  readonly time: string;
  readonly method: string;
  /** The path and query as sent. */
  readonly path: string;
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

export type RequestListener = (record: RequestRecord) => void;

const mostKept = 100;

/** Keeps the latest requests and tells those who listen about each new one. */
export class RequestLog {
  readonly #recent: RequestRecord[] = [];
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
    return this.#recent;
  }

  add(record: Omit<RequestRecord, "id">): void {
    const complete = { id: ++this.#count, ...record };
    this.#recent.push(complete);
    if (this.#recent.length > mostKept) this.#recent.shift();
    if (record.violations.length > 0) this.#violations++;
    for (const listener of this.#listeners) {
      try {
        listener(complete);
      } catch {
        // A listener's own fault must not cost a client its answer.
      }
    }
  }
}
