import { readDocument } from "@crm-invoices/contract-tests/document";
import { type Operation, operationsOf } from "@crm-invoices/contract-tests/operations";
import {
  altPlaceOf,
  brokenRequests,
  fullRequest,
  textsOf,
  type Values,
} from "@crm-invoices/contract-tests/requests";
import { replace } from "@crm-invoices/contract-tests/schemas";
import { fillPath, viewSchema } from "@crm-invoices/openapi";
import { isRecord } from "../record.ts";
import type { Request } from "../wire/request.ts";

/** What a request is about: the differences are told apart by it. */
export type Kind =
  | "valid"
  | "broken"
  | "no token"
  | "empty body"
  | "wrong type"
  | "wrong method"
  | "head"
  | "content type"
  | "accept"
  | "undeclared code"
  | "trailing slash"
  | "preferred code"
  | "preferred example"
  | "dynamic"
  | "odd path"
  | "cross-origin";

/** A request to be judged by stock Prism and by the mock. */
export interface Case {
  readonly title: string;
  readonly kind: Kind;
  readonly request: Request;
  /** The operation it means; undefined when it means none. */
  readonly operation?: Operation;
}

type Headers = Request["headers"];

const token: Headers = [["Authorization", "Bearer any"]];
const otherMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
const oddMethods = ["GET", "POST", "PUT", "DELETE", "HEAD"] as const;

const oddPaths = [
  "/",
  "//",
  "/?a=1",
  "/nope",
  "/invoice",
  "/INVOICES",
  "/invoices//",
  "//invoices",
  "/invoices/a/b",
  "/invoices/a/b/c",
  "/invoices/a/send/b",
  "/invoices/a%2Fb",
  "/invoices/a%2Fb/send",
  "/invoices/%20",
  "/invoices/%C3%A9t%C3%A9",
  "/invoices/a;b=c",
  "/invoices/../invoices",
  "/invoices/./a",
  "/invoices/{invoiceId}",
  "/invoices/template/a/b",
  "/invoices/estimate",
  "/invoices/estimate/a/invoice/b",
  "/invoices/schedule/a/cancel/",
  `/invoices/${"a".repeat(2000)}`,
  "/invoices/50%",
  "/invoices/%zz/send",
] as const;

/** Every request by which the mock of the brand is compared with stock Prism. */
export function casesOf(brand: string, otherAltTypes: readonly string[]): Case[] {
  const document = readDocument(brand);
  const operations = operationsOf(document);
  return [
    ...operations.flatMap((operation) => casesOfOperation(document, operations, operation, otherAltTypes)),
    ...oddPaths.flatMap((target) =>
      oddMethods.map((method): Case => {
        const shown = target.length > 60 ? `${target.slice(0, 20)}… of ${target.length} characters` : target;
        const headers: Headers = [...token, ["Version", "2021-07-28"]];
        return { title: `${method} ${shown}`, kind: "odd path", request: { method, target, headers } };
      }),
    ),
  ];
}

function casesOfOperation(
  document: unknown,
  operations: readonly Operation[],
  operation: Operation,
  otherAltTypes: readonly string[],
): Case[] {
  const full = fullRequest(document, operation);
  const { method } = operation;
  const make = (kind: Kind, what: string, request: Request): Case => ({
    title: `${operation.id} ${what}`,
    kind,
    request,
    operation,
  });
  const asked = (values: Values, headers: Headers = token): Request => requestOf(operation, values, headers);
  const prefer = (value: string) => asked(full, [...token, ["Prefer", value]]);
  const valid = asked(full);
  const bodies = operation.schemas.body ? { ...full, body: undefined } : undefined;
  const place = altPlaceOf(full);
  const undeclared = otherMethods.filter(
    (name) => !operations.some(({ method, path }) => method === name && path === operation.path),
  );

  return [
    make("valid", "with every field", valid),
    ...operation.requestExamples.map(({ name, value }) =>
      make("valid", `with the request example ${name}`, asked({ ...full, body: value })),
    ),
    make("no token", "without a token", asked(full, [])),
    make("no token", "with a token of another scheme", asked(full, [["Authorization", "Basic YTpi"]])),
    ...brokenRequests(document, operation).map(({ title, values }) => make("broken", title, asked(values))),
    ...(place === "none"
      ? []
      : otherAltTypes.map((altType) => {
          const values = { ...full, [place]: replace(full[place], ["altType"], altType) };
          return make("broken", `with the altType ${altType} of another brand`, asked(values));
        })),
    ...(bodies
      ? [
          make("empty body", "without a body", asked(bodies)),
          make("empty body", "with an empty object", asked({ ...full, body: {} })),
          make("wrong type", "with a list for a body", asked({ ...full, body: [] })),
          make("wrong type", "with a text for a body", asked({ ...full, body: "text" })),
          make("wrong type", "with null for a body", asked({ ...full, body: null })),
          make("content type", "with a body of comma-separated values", typed(valid, "text/csv")),
          make("valid", "with a charset", typed(valid, "application/json; charset=utf-8")),
        ]
      : [
          make("content type", "with a body it does not take", {
            ...typed(valid, "application/json"),
            body: '{"a":1}',
          }),
        ]),
    ...["*/*", "application/json, text/plain;q=0.5", "application/*"].map((accept) =>
      make("valid", `accepting ${accept}`, asked(full, [...token, ["Accept", accept]])),
    ),
    make("accept", "accepting pages only", asked(full, [...token, ["Accept", "text/html"]])),
    ...wrongTypes(document, operation, full).map(({ name, values }) =>
      make("wrong type", `with ${name} of a wrong type`, asked(values)),
    ),
    ...undeclared.map((name) =>
      make("wrong method", `called with ${name.toLowerCase()}`, { ...valid, method: name }),
    ),
    ...(undeclared.includes("GET") ? [] : [make("head", "called with head", { ...valid, method: "HEAD" })]),
    make("trailing slash", "with a slash at the end", {
      ...valid,
      target: valid.target.replace(/(\?|$)/, "/$1"),
    }),
    ...operation.responses.map(({ status }) =>
      make("preferred code", `preferring ${status}`, prefer(`code=${status}`)),
    ),
    ...operation.responses.flatMap(({ status, examples }) =>
      examples.map(({ name }) =>
        make("preferred example", `preferring ${status} ${name}`, prefer(`code=${status}, example=${name}`)),
      ),
    ),
    ...[418, 503].map((status) =>
      make("undeclared code", `preferring ${status}, which is not declared`, prefer(`code=${status}`)),
    ),
    make("preferred example", "preferring an example there is not", prefer("example=no-such-example")),
    make("dynamic", "preferring a made-up answer", prefer("dynamic=true, seed=7")),
    make("cross-origin", "asked for by a preflight", {
      method: "OPTIONS",
      target: valid.target,
      headers: [
        ["Origin", "https://shop.example"],
        ["Access-Control-Request-Method", method],
        ["Access-Control-Request-Headers", "authorization,version,content-type"],
      ],
    }),
    make("cross-origin", "from another origin", {
      ...valid,
      headers: [...valid.headers, ["Origin", "https://shop.example"]],
    }),
  ];
}

function typed(request: Request, type: string): Request {
  const others = request.headers.filter(([name]) => name !== "Content-Type");
  return { ...request, headers: [...others, ["Content-Type", type]] };
}

/** The full request with one field of the body at a time changed to what its type does not allow. */
function wrongTypes(document: unknown, { schemas }: Operation, full: Values) {
  if (!schemas.body || !isRecord(full.body)) return [];
  return [...viewSchema(document, schemas.body).properties.keys()].map((name) => {
    const wrong = isRecord(Reflect.get(Object(full.body), name)) ? "text" : { not: "this" };
    return { name, values: { ...full, body: replace(full.body, [name], wrong) } };
  });
}

function requestOf({ method, path }: Operation, values: Values, headers: Headers): Request {
  const query = new URLSearchParams(textsOf(values.query)).toString();
  const filled = fillPath(path, textsOf(values.path));
  const body = values.body === undefined ? undefined : JSON.stringify(values.body);
  return {
    method,
    target: query ? `${filled}?${query}` : filled,
    headers: [
      ...headers,
      ...Object.entries(textsOf(values.header)),
      ...(body === undefined ? [] : ([["Content-Type", "application/json"]] as const)),
    ],
    body,
  };
}
