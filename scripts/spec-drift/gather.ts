import { isList, isText, members } from "@crm-invoices/openapi";
import { UserError } from "../command/user-error.ts";
import type { Call } from "./call.ts";
import type { Described } from "./documents.ts";
import type { Alike, Recorded } from "./exchange.ts";
import type { Flags } from "./flags.ts";
import { readCall, type Unanswered } from "./read-call.ts";
import { readRecording } from "./recording.ts";
import { redactCall } from "./redact/call.ts";

/** Why calls were left out, and how many. */
export interface NotCompared {
  "for other hosts": number;
  "without an answer": number;
  "checks of a browser before a call": number;
  "answers from a cache": number;
  "calls of undocumented operations that were refused": number;
  "bodies that the recorder left out": number;
}

export interface Gathered {
  /** Brand → its exchanges, equal ones together. */
  readonly exchanges: ReadonlyMap<string, readonly Alike[]>;
  /** By number of the call. */
  readonly recorded: readonly Recorded[];
  readonly notCompared: NotCompared;
}

const shownFaults = 5;

/** The calls of recordings, and why others cannot be compared. */
export async function readCalls(files: readonly string[]): Promise<(Call | Unanswered)[]> {
  const calls: (Call | Unanswered)[] = [];
  for (const file of files) {
    const { name, entries } = await readRecording(file);
    const faults: string[] = [];
    for (const [index, entry] of entries.entries()) {
      const call = readCall(entry, { file: name, entry: index + 1 });
      if (!isText(call) && "fault" in call) {
        faults.push(`${name}: entry ${index + 1}: ${call.fault}.`);
      } else {
        calls.push(call);
      }
    }
    if (faults.length > 0) {
      const more = faults.length - shownFaults;
      throw new UserError(
        [
          ...faults.slice(0, shownFaults),
          ...(more > 0 ? [`${name}: and ${more} entries more.`] : []),
          "Delete these entries from the recording, or record the traffic again.",
        ].join("\n"),
      );
    }
  }
  return calls;
}

/** Redacts the calls that are for the API; nothing of the rest is kept. */
export function gather(
  calls: readonly (Call | Unanswered)[],
  { servers, brand }: Flags,
  documents: readonly Described[],
): Gathered {
  const collection = new Collection(documents, servers, brand !== undefined);
  for (const call of calls) {
    if (isText(call)) {
      collection.notCompared[call === "unanswered" ? "without an answer" : "for other hosts"]++;
    } else {
      collection.add(call);
    }
  }
  return collection.settle();
}

class Collection {
  readonly notCompared: NotCompared = {
    "for other hosts": 0,
    "without an answer": 0,
    "checks of a browser before a call": 0,
    "answers from a cache": 0,
    "calls of undocumented operations that were refused": 0,
    "bodies that the recorder left out": 0,
  };
  readonly #documents: readonly Described[];
  readonly #servers: readonly URL[];
  readonly #isChosen: boolean;
  readonly #alike = new Map<string, Map<string, Alike>>();
  readonly #recorded: Recorded[] = [];
  /** Calls without an altType, which wait for the others to tell the brand. */
  readonly #undecided: (readonly [number: number, path: string, call: Call])[] = [];
  readonly #local = new Set<string>();

  constructor(documents: readonly Described[], servers: readonly URL[], isChosen: boolean) {
    this.#documents = documents;
    this.#servers = servers;
    this.#isChosen = isChosen;
  }

  add(call: Call): void {
    const path = this.#pathOf(call.url);
    if (path === undefined) {
      this.notCompared["for other hosts"]++;
      if (/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(call.url.hostname)) {
        this.#local.add(call.url.origin);
      }
    } else if (["OPTIONS", "CONNECT", "TRACE"].includes(call.method)) {
      this.notCompared["checks of a browser before a call"]++;
    } else if (call.status === 304) {
      this.notCompared["answers from a cache"]++;
    } else if (call.status >= 400 && !this.#isDescribed(call.method, path)) {
      this.notCompared["calls of undocumented operations that were refused"]++;
    } else {
      for (const body of [call.requestBody, call.responseBody]) {
        this.notCompared["bodies that the recorder left out"] += body.kind === "unrecorded" ? 1 : 0;
      }
      const number = this.#recorded.push({ origin: call.origin, day: call.day }) - 1;
      const brands = this.#isChosen ? this.#documents : this.#brandsOf(call);
      if (brands.length === 0) {
        this.#undecided.push([number, path, call]);
      }
      this.#compareWith(brands, number, path, call);
    }
  }

  settle(): Gathered {
    const decided = this.#documents.filter(({ brand }) => this.#alike.has(brand));
    for (const [number, path, call] of this.#undecided) {
      this.#compareWith(decided.length > 0 ? decided : this.#documents, number, path, call);
    }
    if (this.#recorded.length === 0) {
      throw new UserError(this.#nothing());
    }
    const exchanges = [...this.#alike].map(([brand, alike]) => [brand, [...alike.values()]] as const);
    return { exchanges: new Map(exchanges), recorded: this.#recorded, notCompared: this.notCompared };
  }

  #nothing(): string {
    const { origin } = this.#serverList()[0] ?? { origin: "the API" };
    const local = [...this.#local];
    const hint =
      local.length > 0
        ? ` There are calls to ${local.join(" and ")}: if the traffic went there, add --server ${local[0]}.`
        : "";
    return `There is no call in the recording that was answered by ${origin} and can be compared.${hint === "" ? " Name the address that the traffic went to with --server <url>." : hint}`;
  }

  #serverList(): readonly URL[] {
    return this.#servers.length > 0 ? this.#servers : this.#documents.flatMap(({ servers }) => servers);
  }

  /** The path below the API's server; undefined for any other address. */
  #pathOf({ origin, pathname }: URL): string | undefined {
    for (const server of this.#serverList()) {
      const base = server.pathname.replace(/\/$/, "");
      if (server.origin === origin && (pathname === base || pathname.startsWith(`${base}/`))) {
        return pathname.slice(base.length) || "/";
      }
    }
    return undefined;
  }

  #isDescribed(method: string, path: string): boolean {
    return this.#documents.some(({ router }) => router(method, path).isDescribed);
  }

  #brandsOf({ url, requestBody, responseBody }: Call): Described[] {
    const named = new Set<unknown>([
      url.searchParams.get("altType"),
      ...[requestBody, responseBody].flatMap((body) => (body.kind === "json" ? altTypesIn(body.value) : [])),
    ]);
    return this.#documents.filter(({ altType }) => named.has(altType));
  }

  #compareWith(documents: readonly Described[], number: number, path: string, call: Call): void {
    for (const described of documents) {
      const exchange = redactCall(call, described.router(call.method, path), described);
      const key = JSON.stringify(exchange);
      const alike = this.#alike.get(described.brand) ?? new Map<string, Alike>();
      this.#alike.set(described.brand, alike);
      const known = alike.get(key) ?? { exchange, calls: [] };
      alike.set(key, known);
      known.calls.push(number);
    }
  }
}

/** The body is a record with an altType, or holds one, or a list of them. */
function altTypesIn(body: unknown, depth = 3): unknown[] {
  if (depth === 0) {
    return [];
  }
  return isList(body)
    ? altTypesIn(body[0], depth - 1)
    : members(body).flatMap(([name, value]) => (name === "altType" ? [value] : altTypesIn(value, depth - 1)));
}
