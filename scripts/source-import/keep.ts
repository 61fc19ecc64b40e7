import { isList, isObject, isText, type JsonObject, members } from "@crm-invoices/openapi";
import { type ComponentKind, Components } from "./components.ts";
import { type InputFile, type Spot, spotBelow } from "./input-file.ts";
import { Overlooked } from "./overlooked.ts";
import type { References } from "./references.ts";

/** What all rules of one import share. */
export interface Work {
  readonly references: References;
  readonly components: Components;
  readonly overlooked: Overlooked;
  /** Names of the security schemes that operations ask for. */
  readonly schemes: Set<string>;
}

export function createWork(root: InputFile, references: References): Work {
  return { references, components: new Components(root), overlooked: new Overlooked(), schemes: new Set() };
}

/** Gives the facts of a value, or undefined when the value is not of the form that the rule expects. */
export type Rule = (spot: Spot, work: Work) => unknown;

/** What is kept of one kind of object. */
export interface Shape {
  /** Such as `a response`, for the list of what was not carried over. */
  readonly title: string;
  readonly facts: ReadonlyMap<string, Rule>;
  /** Keywords that state no fact; every other unknown keyword is reported. */
  readonly skipped: ReadonlySet<string>;
}

export function shape(
  title: string,
  facts: Readonly<Record<string, Rule>>,
  skipped: readonly string[],
): Shape {
  return { title, facts: new Map(Object.entries(facts)), skipped: new Set(skipped) };
}

/** Keeps the facts of an object in the order in which the document states them. */
export function keep(spot: Spot, { title, facts, skipped }: Shape, work: Work): JsonObject | undefined {
  if (!isObject(spot.node)) {
    return undefined;
  }
  const kept: [string, unknown][] = [];
  for (const key of Object.keys(spot.node)) {
    if (key.startsWith("x-") || skipped.has(key)) {
      continue;
    }
    const child = spotBelow(spot, key);
    const value = facts.get(key)?.(child, work);
    if (value === undefined) {
      work.overlooked.note(`${key} of ${title}`, child);
    } else {
      kept.push([key, value]);
    }
  }
  return Object.fromEntries(kept);
}

/** Any value, word for word. */
export const value: Rule = ({ node }) => node;

export const scalar: Rule = ({ node }) => (typeof node === "object" ? undefined : node);

export const list: Rule = ({ node }) => (isList(node) ? node : undefined);

export const texts: Rule = ({ node }) => (isList(node) && node.every(isText) ? node : undefined);

export function listOf(rule: Rule): Rule {
  return (spot, work) =>
    isList(spot.node) ? keptOf(spot, spot.node.keys(), rule, work).map(([, kept]) => kept) : undefined;
}

export function mapOf(rule: Rule, isMember: (name: string) => boolean = () => true): Rule {
  return (spot, work) =>
    isObject(spot.node)
      ? Object.fromEntries(keptOf(spot, Object.keys(spot.node).filter(isMember), rule, work))
      : undefined;
}

function keptOf<Key extends string | number>(
  spot: Spot,
  keys: Iterable<Key>,
  rule: Rule,
  work: Work,
): [Key, unknown][] {
  const kept: [Key, unknown][] = [];
  for (const key of keys) {
    const child = spotBelow(spot, key);
    const result = rule(child, work);
    if (result === undefined) {
      work.overlooked.note(`a malformed entry of ${spot.pointer.split("/").at(-1)}`, child);
    } else {
      kept.push([key, result]);
    }
  }
  return kept;
}

/** A thing, or a reference to it; what is referred to becomes a component. */
export function orReference(kind: ComponentKind, rule: Rule): Rule {
  return (spot, work) => {
    const { node } = spot;
    if (!isObject(node) || !isText(node["$ref"])) {
      return rule(spot, work);
    }
    noteSiblings(spot, work);
    return { $ref: work.components.refer(kind, work.references.resolve(spot, node["$ref"])) };
  };
}

/** As `rule`, where a reference is replaced by what it leads to. */
export function inPlace(rule: Rule): Rule {
  return (spot, work) => {
    if (isObject(spot.node) && isText(spot.node["$ref"])) {
      noteSiblings(spot, work);
    }
    return rule(work.references.follow(spot), work);
  };
}

function noteSiblings(spot: Spot, work: Work): void {
  for (const [key] of members(spot.node)) {
    if (!["$ref", "description", "summary"].includes(key) && !key.startsWith("x-")) {
      work.overlooked.note(`${key} beside a $ref`, spotBelow(spot, key));
    }
  }
}
