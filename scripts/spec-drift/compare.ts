import type { OperationClaims } from "../reconcile/claims.ts";
import { differencesOf } from "./differences.ts";
import type { Described } from "./documents.ts";
import type { Alike, Exchange, Recorded } from "./exchange.ts";
import type { Difference, Finding } from "./finding.ts";
import { findNeverSeen, type NeverSeen } from "./never-seen.ts";
import { redoclyDifference } from "./redocly-differences.ts";
import type { Judge, RedoclyResult } from "./redocly-drift.ts";
import { redoclyLine } from "./redocly-lines.ts";
import { exchangeClaims } from "./source-document.ts";

/** The exchanges that are compared with the document of one brand. */
export interface Traffic {
  readonly described: Described;
  readonly exchanges: readonly Alike[];
}

export interface Comparison {
  readonly findings: readonly Finding[];
  readonly neverSeen: NeverSeen;
}

interface Gathered {
  readonly difference: Difference;
  readonly calls: Set<number>;
  readonly brands: Set<string>;
}

/** Compares all traffic with the documents, and merges what is found at the same place. */
export async function compareTraffic(
  traffic: readonly Traffic[],
  recorded: readonly Recorded[],
  judge: Judge,
): Promise<Comparison> {
  const gathered = new Map<string, Gathered>();
  const totals = new Map<string, Set<number>>();
  const seen = new Map<string, Set<string>>();
  for (const { described, exchanges } of traffic) {
    const results = await judgeAll(described, exchanges, judge);
    for (const [index, { exchange, calls }] of exchanges.entries()) {
      for (const scope of scopesOf(exchange)) {
        addAll(totals, scope, calls);
      }
      const all = exchangeClaims(exchange, described.names).operations;
      const claims: OperationClaims = all.get(exchange.operation) ?? new Map();
      addAll(seen, exchange.operation, claims.keys());
      for (const difference of allDifferences(exchange, claims, described, results.get(index) ?? [])) {
        const { operation, at, matter, says } = difference;
        const key = JSON.stringify([operation, at, matter, says]);
        const known = gathered.get(key) ?? { difference, calls: new Set(), brands: new Set() };
        gathered.set(key, known);
        known.brands.add(described.brand);
        for (const call of calls) {
          known.calls.add(call);
        }
      }
    }
  }
  const findings = [...gathered.values()].map((one) => findingOf(one, totals, recorded));
  const documents = traffic.map(({ described }) => described);
  return { findings: inOrder(findings, documents), neverSeen: findNeverSeen(documents, seen) };
}

async function judgeAll(
  { file, servers: [server] }: Described,
  exchanges: readonly Alike[],
  judge: Judge,
): Promise<Map<number, RedoclyResult[]>> {
  const indexes = [...exchanges.keys()].filter((index) => exchanges[index]?.exchange.isDescribed);
  const lines = indexes.flatMap((index) => {
    const exchange = exchanges[index]?.exchange;
    return exchange === undefined || server === undefined ? [] : [redoclyLine(exchange, server.href)];
  });
  const results = new Map<number, RedoclyResult[]>();
  for (const result of lines.length === 0 ? [] : await judge(file, lines)) {
    const index = indexes[result.line] ?? -1;
    results.set(index, [...(results.get(index) ?? []), result]);
  }
  return results;
}

function allDifferences(
  exchange: Exchange,
  claims: OperationClaims,
  described: Described,
  results: readonly RedoclyResult[],
): Difference[] {
  const own = differencesOf(exchange, claims, described);
  const spec: OperationClaims = described.operations.get(exchange.operation) ?? new Map();
  const others = results.flatMap((result) => redoclyDifference(result, exchange, spec, own) ?? []);
  return [...own, ...others];
}

/** What could be seen in the exchange: the answer, a status, its body, a request, its body. */
function scopesOf({ operation, request, status, body }: Exchange): string[] {
  return [
    operation,
    `${operation} response.${status}`,
    ...(body.kind === "json" ? [`${operation} response.${status}.`] : []),
    ...(request === undefined ? [] : [`${operation} request`]),
    ...(request?.body.kind === "json" ? [`${operation} request.`] : []),
  ];
}

function scopeOf({ operation, at, matter }: Difference): string {
  const [section, status = ""] = at.split(/[.[]/);
  if (matter === "undocumented answer" || matter === "undocumented operation") {
    return operation;
  }
  if (section !== "response") {
    return `${operation} request${at.startsWith("request.") || at.startsWith("request[") ? "." : ""}`;
  }
  const isBody = at !== `response.${status}` && !at.startsWith(`response.${status}.header.`);
  return `${operation} response.${status}${isBody ? "." : ""}`;
}

function findingOf(
  { difference, calls, brands }: Gathered,
  totals: ReadonlyMap<string, ReadonlySet<number>>,
  recorded: readonly Recorded[],
): Finding {
  const numbers = [...calls].sort((one, other) => one - other);
  const days = numbers.flatMap((number) => recorded[number]?.day ?? []);
  return {
    ...difference,
    seen: calls.size,
    of: totals.get(scopeOf(difference))?.size ?? calls.size,
    brands: [...brands],
    first: recorded[numbers[0] ?? -1]?.origin ?? { file: "", entry: 0 },
    days: [...new Set(days)].sort(),
  };
}

function inOrder(findings: readonly Finding[], documents: readonly Described[]): Finding[] {
  const names = documents.flatMap(({ operations }) => [...operations.keys()]);
  const place = new Map(names.toReversed().map((name, index) => [name, names.length - index]));
  const rank = ({ operation }: Finding): number => place.get(operation) ?? names.length + 1;
  return findings.toSorted((one, other) => rank(one) - rank(other) || (one.at < other.at ? -1 : 1));
}

function addAll<T>(sets: Map<string, Set<T>>, key: string, values: Iterable<T>): void {
  const set = sets.get(key) ?? new Set<T>();
  sets.set(key, set);
  for (const value of values) {
    set.add(value);
  }
}
