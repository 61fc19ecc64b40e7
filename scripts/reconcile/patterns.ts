import type { Expectations } from "../yaml/expectations.ts";
import type { YamlFile, YamlPath } from "../yaml/yaml-file.ts";
import { type Facet, facets } from "./claims.ts";
import type { Disagreement } from "./disagreement.ts";
import { type Kind, kinds } from "./kinds.ts";

/**
 * Which disagreements or locations a ledger entry is about. In `operation` and `at`, `*` stands for any run
 * of characters, and braces list alternatives, `request.attachments[].{id,name}`, each of which has to match.
 */
export interface Pattern {
  readonly operation: string;
  readonly at: string;
  readonly kind: Kind | undefined;
  readonly facet: Facet | undefined;
  readonly source: string | undefined;
  /** What the spec has to say, as the report words it, so that an entry covers its own decision only. */
  readonly spec: string | undefined;
  /** `spec/ledger.yaml:12`, for messages. */
  readonly line: string;
}

export interface Location {
  readonly operation: string;
  readonly at: string;
}

/** Reads the pattern at `path`; besides `operation` and `at` it may have the `optional` keys. */
export function readPattern(
  file: YamlFile,
  expect: Expectations,
  path: YamlPath,
  optional: readonly string[],
  sources: readonly string[],
): Pattern[] {
  if (!expect.keys(path, ["operation", "at"], optional)) {
    return [];
  }
  for (const key of ["operation", "at"]) {
    const text = file.get([...path, key]);
    if (typeof text === "string" && hasNestedAlternatives(text)) {
      expect.missed(
        [...path, key],
        "alternatives without braces inside of braces; write a pattern for each of them",
      );
    }
  }
  const has = (key: string): boolean => file.get([...path, key]) !== undefined;
  return [
    {
      operation: expect.text([...path, "operation"]),
      at: expect.text([...path, "at"]),
      kind: has("kind") ? expect.oneOf([...path, "kind"], kinds) : undefined,
      facet: has("facet") ? expect.oneOf([...path, "facet"], facets) : undefined,
      source: has("source") ? expect.oneOf([...path, "source"], sources) : undefined,
      spec: has("spec") ? expect.text([...path, "spec"]) : undefined,
      line: file.at(path),
    },
  ];
}

/** `{a,{b,c}}`, of which neither pair of braces would be taken for alternatives. */
function hasNestedAlternatives(text: string): boolean {
  return /\{[^{}]*,[^{}]*\{|\{[^{}]*\{[^{}]*\}[^{}]*,[^{}]*\}/.test(text);
}

/** The pattern for each combination of its alternatives. */
export function alternativesOf(pattern: Pattern): Pattern[] {
  return alternatives(pattern.operation).flatMap((operation) =>
    alternatives(pattern.at).map((at) => ({ ...pattern, operation, at })),
  );
}

/** `a.{b,c}` → `a.b`, `a.c`. Braces without a comma stand for themselves, as in a path. */
function alternatives(text: string): string[] {
  const [whole, before = "", list = "", after = ""] = /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/.exec(text) ?? [];
  if (whole === undefined) {
    return [text];
  }
  return list.split(",").flatMap((one) => alternatives(`${before}${one.trim()}${after}`));
}

export function disagreementMatcher(pattern: Pattern): (disagreement: Disagreement) => boolean {
  const { kind, facet, source, spec } = pattern;
  const isHere = locationMatcher(pattern);
  return (disagreement) =>
    (kind === undefined || kind === disagreement.kind) &&
    (facet === undefined || facet === disagreement.facet) &&
    (source === undefined || disagreement.witnesses.some((witness) => witness.source === source)) &&
    (spec === undefined || spec === disagreement.spec) &&
    isHere(disagreement);
}

export function locationMatcher(pattern: Pattern): (location: Location) => boolean {
  const operation = wildcard(pattern.operation);
  const at = wildcard(pattern.at);
  return (location) => at.test(location.at) && operation.test(location.operation);
}

function wildcard(text: string): RegExp {
  const literal = (part: string): string => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${text.split("*").map(literal).join(".*")}$`);
}

export function shownPattern({ operation, at, kind, facet, source, spec }: Pattern): string {
  const parts = Object.entries({ operation, at, kind, facet, source, spec }).flatMap(([key, value]) =>
    value === undefined ? [] : `${key}: ${value}`,
  );
  return `{ ${parts.join(", ")} }`;
}
