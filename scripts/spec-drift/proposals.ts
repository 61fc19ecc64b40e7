import { pointerKeys } from "@crm-invoices/openapi";
import { Document, isMap, isScalar, visit } from "yaml";
import { groupBy } from "../reconcile/groups.ts";
import type { Report } from "../reconcile/ledger.ts";
import type { Finding, Matter } from "./finding.ts";
import { type ProposedAction, proposeActions } from "./observed-actions.ts";
import { phraseOf } from "./phrases.ts";
import { daysInWords, times } from "./words.ts";

/** A ledger entry as it is written in spec/ledger.yaml. */
export interface Proposal {
  readonly id: string;
  readonly title: string;
  readonly about: readonly { readonly operation: string; readonly at: string; readonly facet: string }[];
  readonly claims: readonly { readonly source: string; readonly says: string }[];
  readonly reports: readonly ProposedReport[];
  readonly decision: string;
  readonly evidence: "R";
  readonly why: string;
  readonly status: "disputed" | "open";
  readonly reviewBy: string;
}

type ProposedReport = Pick<Report, "source" | "date" | "sent" | "outcome"> &
  Partial<Pick<Report, "answer" | "without">>;

/** What is proposed for findings about the same statement of the description. */
export interface Proposed {
  readonly entry: Proposal;
  /** What would make the observed contract allow it. */
  readonly actions: readonly ProposedAction[];
}

/** One entry for all findings about the same statement of the description. */
export function proposeEntries(
  findings: readonly Finding[],
  paths: readonly string[],
  taken: ReadonlySet<string>,
): Proposed[] {
  const ids = new Set(taken);
  return groupBy(findings, alike).flatMap((group) => {
    const [first] = group;
    if (first === undefined) {
      return [];
    }
    const { topic, title, decision, why, status } = phraseOf(first);
    const id = unused(`observed-${slug(`${subjectOf(first)} ${topic}`)}`, ids);
    ids.add(id);
    const entry: Proposal = {
      id,
      title: title(subjectOf(first)),
      about: placesOf(group, paths),
      claims: [{ source: "callers", says: evidenceOf(group) }],
      reports: [reportOf(group)],
      decision,
      evidence: "R",
      why,
      status,
      reviewBy: inHalfAYear(lastDay(group)),
    };
    return { entry, actions: proposeActions(group, id) };
  });
}

/** Findings about one statement of the description, or about one thing that it does not know. */
function alike({ matter, facet, pointer, operation, at, spec, name }: Finding): string {
  if (isUnknownThing(matter)) {
    return JSON.stringify([matter, name]);
  }
  if (matter === "missing though required") {
    // All that one schema requires.
    return JSON.stringify([matter, pointer?.replace(/\/required\/[^/]*$/, "") ?? operation]);
  }
  return JSON.stringify(
    pointer === undefined ? [matter, facet, operation, at] : [matter, facet, pointer, spec],
  );
}

/** What is the same thing in every operation: a header, a parameter, a status. */
function isUnknownThing(matter: Matter): boolean {
  return /^undocumented (header|parameter|answer|content type)$/.test(matter);
}

/** What the description calls the thing: `Invoice status`; what it does not know has a name of its own. */
function subjectOf({ matter, name, pointer = "", operation, about }: Finding): string {
  if (isUnknownThing(matter)) {
    return name ?? "";
  }
  const [section, kind, component, ...rest] = pointerKeys(pointer);
  if (section !== "components" || component === undefined) {
    return about === "operation" ? operation : `${operation} ${about}`;
  }
  const names = rest.filter((_key, index) => rest[index - 1] === "properties");
  return kind === "schemas" ? [component, ...names].join(" ") : component;
}

function slug(text: string): string {
  return text
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, "-")
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

function unused(id: string, taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(number === 1 ? id : `${id}-${number}`)) {
    number++;
  }
  return number === 1 ? id : `${id}-${number}`;
}

const namedOperations = 4;

/** The recording as a witness: what it shows was sent, and what became of it. */
function reportOf(group: readonly Finding[]): ProposedReport {
  const [first] = group;
  const says = evidenceOf(group);
  const gone = group.filter(({ matter, at }) => matter === "missing though required" && at !== "request");
  const without = [...new Set(gone.map(({ at }) => at.split(".").at(-1) ?? at))];
  const call = `${first?.operation ?? "calls"}${group.length > 1 ? " and others" : ""}`;
  const isRequest = first?.at.startsWith("response") === false;
  return {
    source: "recorded traffic",
    date: lastDay(group),
    sent: isRequest ? `${call} with ${says}` : call,
    outcome: outcomeAt(first?.at ?? ""),
    ...(isRequest ? {} : { answer: says }),
    ...(without.length === 0 ? {} : { without }),
  };
}

/** A request is compared only when it was accepted; a response tells by its status. */
function outcomeAt(at: string): ProposedReport["outcome"] {
  const [, kind] = /^response\.([45])/.exec(at) ?? [];
  return kind === undefined ? "accepted" : kind === "4" ? "refused" : "failed";
}

/** The last day of the recording; today when it does not say. */
function lastDay(group: readonly Finding[]): string {
  const days = group.flatMap((one) => one.days).sort();
  return days.at(-1) ?? new Date().toISOString().slice(0, 10);
}

function inHalfAYear(day: string): string {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() + 182);
  return date.toISOString().slice(0, 10);
}

function placesOf(group: readonly Finding[], paths: readonly string[]): Proposal["about"] {
  const patterns = group.map(({ operation, about, facet, matter }) => ({
    operation: matter === "undocumented operation" ? nearest(operation, paths) : operation,
    at: about,
    facet,
  }));
  const places = groupBy(patterns, ({ at, facet }) => JSON.stringify([at, facet])).flatMap((same) => {
    const operations = [...new Set(same.map(({ operation }) => operation))];
    const named = operations.length > namedOperations ? ["*"] : operations;
    return named.flatMap((operation) => same.slice(0, 1).map((one) => ({ ...one, operation })));
  });
  return groupBy(places, ({ operation, facet, at }) =>
    // Braces of a location would not be told from those around alternatives.
    JSON.stringify([operation, facet, /[{}]/.test(at) ? at : ""]),
  ).flatMap((same) => {
    const at = alternatives(same.map((one) => one.at));
    return same.slice(0, 1).map((one) => ({ ...one, at }));
  });
}

/** `response.200.{total,title}`. */
function alternatives(places: readonly string[]): string {
  const [first = "", ...others] = places;
  if (others.length === 0) {
    return first;
  }
  let start = first.slice(0, first.lastIndexOf(".") + 1);
  while (!others.every((one) => one.startsWith(start))) {
    start = start.slice(0, start.lastIndexOf(".", start.length - 2) + 1);
  }
  return `${start}{${places.map((one) => one.slice(start.length)).join(",")}}`;
}

/** The operations beside one that is not described: those whose path begins alike. */
function nearest(operation: string, paths: readonly string[]): string {
  const path = operation.slice(operation.indexOf(" ") + 1);
  const segments = path.split("/").slice(1);
  for (let length = segments.length; length > 0; length--) {
    const start = `/${segments.slice(0, length).join("/")}`;
    if (paths.some((known) => known.startsWith(start))) {
      return `* ${start}*`;
    }
  }
  return "*";
}

/** `sentBy (an id), tipsReceived (a list) in 3 of 4 recorded answers; recorded on 2026-01-05`. */
function evidenceOf(group: readonly Finding[]): string {
  const items = groupBy(group, (one) => phraseOf(one).claim(one)).flatMap((same) => {
    const sum = (key: "seen" | "of"): number => same.reduce((total, one) => total + one[key], 0);
    const count = (one: Finding): string => `in ${sum("seen")} of ${times(sum("of"), thing(one))}`;
    return same.slice(0, 1).map((one) => ({ claim: phraseOf(one).claim(one), count: count(one) }));
  });
  const counted = groupBy(items, ({ count }) => count).map(
    (same) => `${same.map(({ claim }) => claim).join(", ")} ${same[0]?.count ?? ""}`,
  );
  const days = [...new Set(group.flatMap((one) => one.days))].sort();
  return `${counted.join("; ")}; ${daysInWords(days)}`;
}

function thing({ at }: Finding): string {
  return at.startsWith("response") || at === "operation" ? "recorded answer" : "recorded request";
}

const longestLine = 108;

/** The proposals as they are pasted at the end of spec/ledger.yaml; empty without any. */
export function proposalText(proposals: readonly Proposal[]): string {
  if (proposals.length === 0) {
    return "";
  }
  const document = new Document({ entries: proposals });
  visit(document, {
    Map: (_key, node, path) => {
      // A pattern or a claim stands on one line where it fits, as in the ledger.
      node.flow = path.length > 4 && JSON.stringify(node).length < longestLine - 8;
    },
    Pair: (_key, { key, value }, path) => {
      const isProse = isScalar(key) && key.value === "says" && isScalar(value);
      const owner = path.at(-1);
      if (isProse && isMap(owner) && !owner.flow) {
        value.type = "BLOCK_FOLDED";
      }
    },
  });
  return document
    .toString({ lineWidth: longestLine, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER })
    .replace(/^entries:\n/, "");
}
