import { shapeFaults } from "../faults.ts";
import { isRecord } from "../record.ts";
import type { Request } from "../wire/request.ts";
import type { Case } from "./cases.ts";
import type { JudgedResponse, Judgement } from "./judge.ts";

/**
 * A way in which the mock is meant to differ from stock Prism.
 *
 * Whether it applies is told by the request and by stock Prism's answer alone, so that a fault of the mock
 * cannot hide behind it.
 */
export interface Difference {
  readonly name: string;
  readonly reason: string;
  applies(asked: Case, stock: Judgement): boolean;
  /** What is wrong with the mock's answer; all it may differ in is what the reason says. */
  faults(asked: Case, stock: Judgement, ours: JudgedResponse): string[];
}

/** A request that the mock answers as stock Prism answers another one. */
export interface Equation {
  readonly name: string;
  readonly reason: string;
  /** The other request; undefined when it is none of these. */
  instead(asked: Case): Request | undefined;
}

export const equations: readonly Equation[] = [
  {
    name: "HEAD is GET without a body",
    reason: "HEAD works wherever GET does; stock Prism answers 405.",
    instead: ({ request }) => (request.method === "HEAD" ? { ...request, method: "GET" } : undefined),
  },
  {
    name: "a slash at the end is not there",
    reason:
      "/invoices and /invoices/ are the same; stock Prism takes the latter for an invoice with an empty id.",
    instead: ({ request }) => {
      const target = request.target.replace(/([^/])\/(\?|$)/, "$1$2");
      return target === request.target ? undefined : { ...request, target };
    },
  },
];

export const differences: readonly Difference[] = [
  {
    name: "bad percent-encoding",
    reason: "The mock refuses it with 400; stock Prism ends its process or answers 500.",
    applies: ({ request }) => /%(?![0-9a-f]{2})/i.test(request.target),
    faults: (_, __, ours) => [...statusFaults(400, ours), ...errorFaults(ours)],
  },
  {
    name: "a target that Prism fails on",
    reason: "What makes stock Prism answer 500, such as a path of two slashes, is a path there is not.",
    applies: (_, stock) => stock.kind === "response" && stock.status === 500,
    faults: (_, __, ours) => [...statusFaults(404, ours), ...errorFaults(ours)],
  },
  {
    name: "a content type the operation does not take",
    reason: "415 says what is accepted; stock Prism answers 422 and hides the cause in a header.",
    applies: (_, stock) => violationsOf(stock).some(({ code }) => code === 415),
    faults: (_, stock, ours) => [
      ...statusFaults(415, ours),
      ...violationFaults(stock, ours),
      ...errorFaults(ours),
    ],
  },
  {
    name: "a refused request lists its causes",
    reason: "The documented body of the status says what is wrong, and where; stock Prism sends the example.",
    applies: (_, stock) =>
      stock.kind === "response" && stock.status >= 400 && violationsOf(stock).length > 0 && !isProblem(stock),
    faults: (_, stock, ours) => [
      ...statusFaults(stock.kind === "response" ? stock.status : 0, ours),
      ...violationFaults(stock, ours),
      ...errorFaults(ours),
      ...typeFaults(stock, ours),
      ...causeFaults(violationsOf(stock), ours),
    ],
  },
  {
    name: "a status that is not declared",
    reason: "Any status of any operation can be had; stock Prism answers 404 to one that is not declared.",
    applies: ({ kind }, stock) => kind === "undeclared code" && isProblem(stock),
    faults: ({ request }, _, ours) => [
      ...statusFaults(preferredCode(request), ours),
      ...violationFaults({ kind: "nothing" }, ours),
      ...errorFaults(ours),
    ],
  },
  {
    name: "an unknown path names the nearest operation",
    reason: "All errors have the one shape, and a 404 helps to find the path that was meant.",
    applies: (_, stock) => isProblem(stock, "NO_PATH_MATCHED_ERROR"),
    faults: (_, stock, ours) => [
      ...statusFaults(404, ours),
      ...violationFaults(stock, ours),
      ...errorFaults(ours),
      ...(/\b(GET|POST|PUT|PATCH|DELETE) \/invoices/.test(messageOf(ours)) || ours.body === ""
        ? []
        : [`it names no operation: ${messageOf(ours)}`]),
    ],
  },
  {
    name: "an unknown method tells the known ones",
    reason: "All errors have the one shape, and a 405 has the header Allow.",
    applies: (_, stock) => isProblem(stock, "NO_METHOD_MATCHED_ERROR"),
    faults: ({ request }, stock, ours) => [
      ...statusFaults(405, ours),
      ...violationFaults(stock, ours),
      ...errorFaults(ours),
      ...((ours.headers["allow"] ?? request.method).split(/,\s*/).includes(request.method)
        ? [`its Allow is ${ours.headers["allow"]}`]
        : []),
    ],
  },
  {
    name: "an example there is not",
    reason: "All errors have the one shape; the 404 names the examples there are.",
    applies: ({ kind }, stock) => kind === "preferred example" && isProblem(stock, "NOT_FOUND"),
    faults: (_, stock, ours) => [
      ...statusFaults(404, ours),
      ...violationFaults(stock, ours),
      ...errorFaults(ours),
    ],
  },
  {
    name: "an answer nobody accepts",
    reason: "All errors have the one shape; stock Prism sends application/problem+json.",
    applies: (_, stock) => isProblem(stock, "NOT_ACCEPTABLE"),
    faults: (_, stock, ours) => [
      ...statusFaults(406, ours),
      ...violationFaults(stock, ours),
      ...errorFaults(ours),
    ],
  },
  {
    name: "a list comes to its end",
    reason:
      "The items of an example are all there are, so that whoever goes through the pages of a list ends; stock Prism sends the first page again and again.",
    applies: ({ kind, request }, stock) => kind !== "dynamic" && pageBeyond(request, stock) !== undefined,
    faults({ request }, stock, ours) {
      const page = pageBeyond(request, stock);
      return unlike(stock.kind === "response" && page ? { ...stock, body: page } : stock, ours);
    },
  },
  {
    name: "a made-up answer is plausible",
    reason: "Amounts, dates and ids look like those of invoices; stock Prism makes up lorem ipsum.",
    applies: ({ kind }, stock) =>
      kind === "dynamic" && stock.kind === "response" && stock.status < 300 && stock.body !== "",
    faults: (_, stock, ours) => [
      ...statusFaults(stock.kind === "response" ? stock.status : 0, ours),
      ...violationFaults(stock, ours),
      ...(isRecord(ours.body) ? [] : ["its body is no object"]),
      ...(/\b(dolor|ipsum|aliqua|laborum|nostrud)\b/.test(JSON.stringify(ours.body)) ? ["it is lorem"] : []),
    ],
  },
];

/** The empty page that follows stock Prism's answer, if that is a list and the request is for what comes after it. */
function pageBeyond({ target }: Request, stock: Judgement): Record<string, unknown> | undefined {
  const offset = Number(new URLSearchParams(target.split("?")[1]).get("offset"));
  if (stock.kind !== "response" || stock.status >= 300 || !isRecord(stock.body) || offset < 1)
    return undefined;
  const [name, items] =
    Object.entries(stock.body).find(([, value]) => Array.isArray(value) && isRecord(value[0])) ?? [];
  if (name === undefined || !Array.isArray(items) || items.length > offset) return undefined;
  const page = Object.entries(stock.body).map(([key, value]) => {
    if (key === name) return [key, []];
    return [key, /^total(Count)?$/.test(key) ? Math.min(Number(value), items.length) : value];
  });
  return Object.fromEntries(page);
}

/** What is wrong with the mock's answer when it is to be the same as stock Prism's. */
export function unlike(stock: Judgement, ours: JudgedResponse): string[] {
  if (stock.kind !== "response") return ["stock Prism gave no answer, and no difference says so"];
  const [theirs, own] = [JSON.stringify(stock.body), JSON.stringify(ours.body)];
  return [
    ...statusFaults(stock.status, ours),
    ...violationFaults(stock, ours),
    ...(theirs === own ? [] : [`its body is ${own.slice(0, 200)}, not ${theirs.slice(0, 200)}`]),
    ...["access-control-allow-origin", "access-control-allow-methods", "access-control-allow-headers"]
      .filter((name) => stock.headers[name] !== ours.headers[name])
      .map((name) => `its ${name} is ${ours.headers[name]}, not ${stock.headers[name]}`),
  ];
}

interface Violation {
  readonly location: readonly string[];
  readonly code: unknown;
  readonly message: string;
}

function violationsOf(judgement: Judgement): Violation[] {
  if (judgement.kind !== "response" || !Array.isArray(judgement.violations)) return [];
  return judgement.violations;
}

function isProblem(judgement: Judgement, type = ""): boolean {
  if (judgement.kind !== "response" || !isRecord(judgement.body)) return false;
  const problem = judgement.body["type"];
  return (
    judgement.headers["content-type"] === "application/problem+json" &&
    String(problem).startsWith(`https://stoplight.io/prism/errors#${type}`)
  );
}

function preferredCode({ headers }: Request): number {
  const prefer = headers.find(([name]) => name === "Prefer")?.[1] ?? "";
  return Number(/code=(\d+)/.exec(prefer)?.[1]);
}

function statusFaults(status: number, ours: JudgedResponse): string[] {
  return ours.status === status ? [] : [`its status is ${ours.status}, not ${status}`];
}

function violationFaults(stock: Judgement, ours: JudgedResponse): string[] {
  const theirs = JSON.stringify(stock.kind === "response" ? stock.violations : []);
  const own = JSON.stringify(ours.violations);
  return theirs === own ? [] : [`its sl-violations are ${own.slice(0, 300)}, not ${theirs.slice(0, 300)}`];
}

function errorFaults({ status, headers, body, bodiless }: JudgedResponse): string[] {
  return bodiless ? [] : shapeFaults({ status, headers, body: JSON.stringify(body) });
}

/** The message is a text or a list of texts, as documented for the status. */
function typeFaults(stock: Judgement, ours: JudgedResponse): string[] {
  if (ours.bodiless || stock.kind !== "response" || !isRecord(stock.body) || !isRecord(ours.body)) return [];
  const documented = Array.isArray(stock.body["message"]);
  if (documented === Array.isArray(ours.body["message"])) return [];
  return [`its message should be ${documented ? "a list" : "a text"}, as documented`];
}

/** Each cause is in the message with its path. */
function causeFaults(violations: readonly Violation[], ours: JudgedResponse): string[] {
  if (ours.bodiless) return [];
  const message = messageOf(ours)
    .replace(/\[(\d+)\]/g, ".$1")
    .toLowerCase();
  return violations
    .filter(({ code }) => code !== 401)
    .map(({ location, message }) => {
      const missing = /must have required property '(.+)'/.exec(message)?.[1];
      return [...location.slice(1), ...(missing === undefined ? [] : [missing])].join(".").toLowerCase();
    })
    .filter((path) => !message.includes(path))
    .map((path) => `its message does not tell of ${path}: ${messageOf(ours).slice(0, 200)}`);
}

function messageOf({ body }: JudgedResponse): string {
  const message = isRecord(body) ? body["message"] : undefined;
  return Array.isArray(message) ? message.join("\n") : String(message);
}
