import type { Middleware } from "../middleware.ts";
import type { Shape } from "./shape.ts";

/** The kind of a JSON value; `missing` where there is none. */
export type Kind = "string" | "number" | "boolean" | "null" | "array" | "object" | "missing";

/** A difference between a response and the contract. */
export interface Difference {
  /** The operation's id, such as `getInvoice`. */
  readonly operationId: string;
  /** The property names and array indexes that lead to the value, such as `["invoices", 0, "total"]`. */
  readonly path: readonly (string | number)[];
  /** What the contract says: the kind, such as `string` or `string|null`, or the values that it allows. */
  readonly expected: string;
  /** The kind of the actual value; never the value itself, which may be a secret. */
  readonly found: Kind;
}

/** The check of an operation's responses. A brand exports one for each operation. */
export interface OperationCheck {
  /** The operation's id. */
  readonly operationId: string;
  /** What the contract says about its successful responses. */
  readonly shape: Shape;
}

/** The most differences that are reported for a response. */
const most = 100;

/**
 * Creates middleware that compares successful responses with the observed contract, which is the documented one with what
 * callers report, and reports each difference, at most 100 per response. Properties that the contract does not name are
 * allowed. Results do not change: a response that differs is passed on as it is, and what `onDifference` throws is dropped.
 *
 * @param checks The operations to check.
 * @param onDifference Is called with each difference.
 *
 * @example
 * const client = createClient({
 *   token,
 *   altId,
 *   middleware: [checkResponses([getInvoice, listInvoices], (difference) => console.warn(difference))],
 * });
 */
export function checkResponses(
  checks: readonly OperationCheck[],
  onDifference: (difference: Difference) => void,
): Middleware {
  const shapes = new Map(checks.map(({ operationId, shape }) => [operationId, shape]));
  return async ({ operationId }, next) => {
    const { data, error } = await next();
    const shape = operationId === undefined ? undefined : shapes.get(operationId);
    if (error || operationId === undefined || shape === undefined) return;
    for (const difference of differencesOf(shape, data)) onDifference({ operationId, ...difference });
  };
}

type Found = Omit<Difference, "operationId">;

function differencesOf(whole: Shape, data: unknown): Found[] {
  const differences: Found[] = [];
  const left: { shape: Shape; value: unknown; path: Difference["path"] }[] = [
    { shape: whole, value: data, path: [] },
  ];
  // Not recursive, as what is answered may be nested more deeply than the stack is.
  for (let next = left.pop(); next && differences.length < most; next = left.pop()) {
    const { value, path } = next;
    const shape = typeof next.shape === "function" ? next.shape() : next.shape;
    const expected = unmetBy(value, shape);
    if (expected !== undefined) {
      differences.push({ path, expected, found: kindOf(value) });
    } else if (typeof shape === "object" && "items" in shape && Array.isArray(value)) {
      // From the end, as what is pushed last comes first.
      for (const [index, item] of [...value.entries()].reverse()) {
        left.push({ shape: shape.items, value: item, path: [...path, index] });
      }
    } else if (typeof shape === "object" && "properties" in shape) {
      for (const [name, member] of Object.entries(shape.properties).reverse()) {
        const own: unknown = Object.hasOwn(Object(value), name)
          ? Reflect.get(Object(value), name)
          : undefined;
        if (own !== undefined || shape.required.includes(name)) {
          left.push({ shape: member, value: own, path: [...path, name] });
        }
      }
      for (const name of shape.required) {
        if (!(name in shape.properties) && !Object.hasOwn(Object(value), name)) {
          differences.push({ path: [...path, name], expected: "any value", found: "missing" });
        }
      }
    }
  }
  return differences;
}

/** What the contract says of a value that is not so; undefined when it is. Members are looked at by themselves. */
function unmetBy(value: unknown, shape: Shape): string | undefined {
  const kind = kindOf(value);
  if (typeof shape === "function") return unmetBy(value, shape());
  if (typeof shape === "string") {
    const kinds = shape || "any value";
    if (kind === "missing") return kinds;
    return shape === "" || shape.split("|").includes(kind) ? undefined : kinds;
  }
  if ("values" in shape) {
    return shape.values.includes(value)
      ? undefined
      : `one of ${shape.values.map((each) => JSON.stringify(each)).join(", ")}`;
  }
  const wanted = "items" in shape ? "array" : "object";
  return kind === wanted ? undefined : wanted;
}

function kindOf(value: unknown): Kind {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const kind = typeof value;
  return kind === "string" || kind === "number" || kind === "boolean" ? kind : "object";
}
