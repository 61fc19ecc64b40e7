import { stringify } from "yaml";
import { parseYaml } from "../../yaml/yaml-file.ts";
import { type Ledger, readLedger } from "../ledger.ts";
import { type Reconciliation, reconcile } from "../reconcile.ts";
import { readSource, type Source } from "../source.ts";

/** Part of an OpenAPI document, as a test writes it. */
export interface Part {
  readonly [key: string]: unknown;
}

export interface OperationParts {
  readonly request?: unknown;
  readonly requestExample?: unknown;
  readonly response?: unknown;
  readonly responseExample?: unknown;
  readonly parameters?: readonly unknown[];
  readonly security?: readonly unknown[];
  readonly responses?: Part;
  readonly path?: string;
  readonly components?: Part;
}

const tokens = {
  subAccountToken: { type: "http", scheme: "bearer", "x-token-user-type": "Sub-Account" },
  agencyToken: { type: "http", scheme: "bearer", "x-token-user-type": "Agency" },
};

function body(schema: unknown, example: unknown): Part {
  const parts = {
    ...(schema === undefined ? {} : { schema }),
    ...(example === undefined ? {} : { example }),
  };
  return { content: { "application/json": parts } };
}

/** A document with one operation, `POST /things/{id}`, made of the parts that matter to the test. */
export function documentOf(parts: OperationParts): Part {
  const { parameters, security, path = "/things/{id}", components = {} } = parts;
  const hasRequest = parts.request !== undefined || parts.requestExample !== undefined;
  const hasResponse = parts.response !== undefined || parts.responseExample !== undefined;
  return {
    openapi: "3.1.1",
    info: { title: "Things", version: "1" },
    paths: {
      [path]: {
        post: {
          ...(parameters === undefined ? {} : { parameters }),
          ...(security === undefined ? {} : { security }),
          ...(hasRequest ? { requestBody: body(parts.request, parts.requestExample) } : {}),
          responses: {
            ...(hasResponse
              ? { "200": { description: "", ...body(parts.response, parts.responseExample) } }
              : {}),
            ...parts.responses,
          },
        },
      },
    },
    components: { securitySchemes: tokens, ...components },
  };
}

/** A source that claims what the document says. */
export function sourceOf(
  document: Part,
  about: { id?: string; brand?: string; omits?: string[] } = {},
): Source {
  const { id = "page", brand = "one", omits = [] } = about;
  const provenance = { address: `https://docs.example/${id}`, retrieved: "2026-11-20" };
  const source = { ...document, "x-source": { id, brand, format: "openapi", omits, provenance } };
  const file = parseYaml(`spec/sources/${id}.yaml`, stringify(source, { aliasDuplicateObjects: false }));
  return readSource(file, ["one", "two"]);
}

export function ledgerOf(
  entries: readonly unknown[],
  sources: readonly string[] = ["page", "other"],
): Ledger {
  return readLedger(parseYaml("spec/ledger.yaml", stringify({ entries })), sources);
}

const report = { source: "someone", date: "2026-11-28", sent: "something", outcome: "accepted" };

/** A ledger entry with the given parts, valid but for them. */
export function entryOf(parts: Part): Part {
  return {
    id: "some-entry",
    title: "a title",
    claims: [{ source: "page", says: "something" }],
    decision: "a decision",
    evidence: "S",
    why: "a reason",
    status: "settled",
    ...(["R", "A", "U"].includes(String(parts["evidence"])) ? { reviewBy: "2027-01-31" } : {}),
    ...(parts["evidence"] === "R" ? { reports: [report] } : {}),
    ...parts,
  };
}

/** Reconciles sources with the bundle of brand `one` (and of `two`, when there is one). */
export function compare(
  sources: readonly Source[],
  spec: Part,
  { two, entries = [] }: { two?: Part; entries?: readonly unknown[] } = {},
): Reconciliation {
  const bundles = new Map<string, unknown>([
    ["one", spec],
    ...(two === undefined ? [] : [["two", two] as const]),
  ]);
  return reconcile({ sources, ledger: ledgerOf(entries), bundles });
}

/** Disagreements in short: `type request.size: number ≠ string`. */
export function inShort({ disagreements }: Reconciliation): string[] {
  return disagreements.map(({ kind, at, facet, witnesses, spec }) => {
    const said = witnesses.map(({ says }) => says).join(" / ");
    return `${kind} ${at}${facet === kind || facet === "present" ? "" : ` (${facet})`}: ${said} ≠ ${spec}`;
  });
}

export function object(properties: Part, required: readonly string[] = []): Part {
  return { type: "object", ...(required.length > 0 ? { required } : {}), properties };
}
