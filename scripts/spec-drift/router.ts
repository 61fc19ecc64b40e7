import type { StatedOperation } from "../reconcile/operations.ts";
import { isPathWord } from "./redact/words.ts";

/** Where a call belongs. */
export interface Route {
  /** As the description names it, `GET /invoices/{invoiceId}`; of an unknown one, with its data replaced. */
  readonly operation: string;
  readonly path: string;
  readonly isDescribed: boolean;
  /** The values of the path's parameters. */
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
}

export type Router = (method: string, path: string) => Route;

const parameter = /^\{(.*)\}$/;

/** Finds operations by method and path; where several match, the one with more words of its own wins. */
export function routerOf(operations: readonly StatedOperation[]): Router {
  const known = operations.flatMap(({ name, path = "" }) => ({
    name,
    path,
    method: name.slice(0, name.indexOf(" ")),
    segments: segmentsOf(path),
  }));
  const words = new Set(
    known.flatMap(({ segments }) => segments.filter((segment) => !parameter.test(segment))),
  );
  return (method, path) => {
    const segments = segmentsOf(path).map(decoded);
    const matching = known
      .filter((one) => matches(one.segments, segments))
      .sort((one, other) => order(one.segments, other.segments));
    const found = matching.find((one) => one.method === method);
    // An unknown method of a known path: the names of its parameters are known.
    const template = (found ?? matching[0])?.path ?? `/${segments.map((one) => shown(one, words)).join("/")}`;
    return {
      operation: found?.name ?? `${method} ${template}`,
      path: template,
      isDescribed: found !== undefined,
      parameters: (found?.segments ?? []).flatMap((segment, index) => {
        const name = parameter.exec(segment)?.[1];
        return name === undefined ? [] : [{ name, value: segments[index] ?? "" }];
      }),
    };
  };
}

function segmentsOf(path: string): string[] {
  return path.replace(/\/+$/, "").split("/").slice(1);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function matches(template: readonly string[], segments: readonly string[]): boolean {
  return (
    template.length === segments.length &&
    template.every((part, index) => parameter.test(part) || part === segments[index])
  );
}

/** Words before parameters, from the left. */
function order(one: readonly string[], other: readonly string[]): number {
  const rank = (segments: readonly string[]): string =>
    segments.map((segment) => (parameter.test(segment) ? "1" : "0")).join("");
  return rank(one) < rank(other) ? -1 : 1;
}

function shown(segment: string, words: ReadonlySet<string>): string {
  return words.has(segment) || isPathWord(segment) ? segment : "{id}";
}
