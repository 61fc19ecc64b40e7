import {
  NO_METHOD_MATCHED_ERROR,
  NO_PATH_MATCHED_ERROR,
  NO_RESOURCE_PROVIDED_ERROR,
} from "@stoplight/prism-http/dist/router/errors.js";
import stockRoute from "@stoplight/prism-http/dist/router/index.js";
import { ProblemJsonError } from "@stoplight/prism-http/dist/types.js";
import createRouter, { type HTTPMethod } from "find-my-way";
import { requestMethods } from "./methods.ts";
import type { ListedOperation, Operations } from "./operations.ts";
import type { PrismOperation, PrismRequest, Routed } from "./types.ts";

/** Paths the fast router and Prism's read alike: no empty segment, nothing to decode. */
const plainPath = /^(?:\/[\w.~-]+)+$/;
/** The same for the paths of a document: a segment is a text or one parameter. */
const plainTemplate = /^(?:\/(?:[\w.~-]+|\{[^{}/]+\}))+$/;
const parameter = /^\{.+\}$/;

export interface Router {
  /** Decides as Prism's own router does. */
  find(request: PrismRequest): Routed;
  /** The methods that the path takes, in capital letters and sorted. */
  methodsOf(path: string): string[];
}

/**
 * Finds operations without trying each one. What the fast router could decide differently from Prism's (odd paths,
 * odd templates, templates that overlap without one being the more specific) is left to Prism's.
 */
export function createFastRouter({ listed, read }: Operations): Router {
  const unread = new Map<PrismOperation, ListedOperation>(
    listed.map((operation) => [{ ...operation, responses: [] }, operation]),
  );
  const stock = (input: PrismRequest): Routed => {
    // Only where a server is named do operations differ in more than method and path.
    if (input.url.baseUrl) return stockRoute.default({ resources: listed.map(read), input });
    const routed = stockRoute.default({ resources: [...unread.keys()], input });
    if (routed._tag === "Left") return routed;
    const operation = unread.get(routed.right);
    return operation ? { _tag: "Right", right: read(operation) } : routed;
  };
  const methods = [...new Set(listed.map(({ method }) => method.toUpperCase()))].sort();
  const overlapping = overlaps(listed);
  const router = createRouter({ maxParamLength: Number.MAX_SAFE_INTEGER });
  const regular = listed.every((operation) => register(router, operation));

  const find = (request: PrismRequest): Routed => {
    const { path, baseUrl } = request.url;
    if (!regular || baseUrl || !plainPath.test(path)) return stock(request);
    if (listed.length === 0) return problem(NO_RESOURCE_PROVIDED_ERROR, "The document has no operation.");
    const method = request.method.toUpperCase();
    if (overlapping.has(groupOf(method, path))) return stock(request);
    const operation = lookUp(router, method, path);
    if (operation) return { _tag: "Right", right: read(operation) };
    return methods.some((other) => lookUp(router, other, path))
      ? problem(
          NO_METHOD_MATCHED_ERROR,
          `The route ${path} has been matched, but it does not have "${request.method}" method defined`,
        )
      : problem(NO_PATH_MATCHED_ERROR, `The route ${path} hasn't been found in the specification file`);
  };

  return {
    find,
    methodsOf: (path) =>
      requestMethods
        .filter((method) => find({ method, url: { path } })._tag === "Right")
        .map((method) => method.toUpperCase()),
  };
}

function problem(template: typeof NO_PATH_MATCHED_ERROR, detail: string): Routed {
  return { _tag: "Left", left: ProblemJsonError.fromTemplate(template, detail) };
}

type FastRouter = ReturnType<typeof createRouter>;

const operationOf = new WeakMap<object, ListedOperation>();

/** Whether the fast router could take the operation in. */
function register(router: FastRouter, operation: ListedOperation): boolean {
  const method = methodOf(operation.method);
  if (!method || !plainTemplate.test(operation.path)) return false;
  const path = segmentsOf(operation.path)
    .map((segment, index) => (parameter.test(segment) ? `:p${index}` : segment))
    .join("/");
  // Each route has its own handler, by which its operation is found again.
  const handler = () => {};
  operationOf.set(handler, operation);
  try {
    router.on(method, `/${path}`, handler);
    return true;
  } catch {
    // Two operations with the same method and path: only Prism's router knows which one it prefers.
    return false;
  }
}

function lookUp(router: FastRouter, method: string, path: string): ListedOperation | undefined {
  const known = methodOf(method);
  const route = known && router.find(known, path);
  return route ? operationOf.get(route.handler) : undefined;
}

const routedMethods = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"] as const;

function methodOf(method: string): HTTPMethod | undefined {
  const upper = method.toUpperCase();
  return routedMethods.find((candidate) => candidate === upper);
}

const segmentsOf = (path: string): string[] => path.split("/").slice(1);
const groupOf = (method: string, path: string): string => `${method} ${segmentsOf(path).length}`;

/** The groups of operations in which two templates match the same path and the fast router may prefer another. */
function overlaps(operations: readonly ListedOperation[]): Set<string> {
  const groups = new Set<string>();
  for (const [index, { method, path }] of operations.entries()) {
    for (const other of operations.slice(index + 1)) {
      const group = groupOf(method.toUpperCase(), path);
      if (groupOf(other.method.toUpperCase(), other.path) !== group) continue;
      if (disputed(segmentsOf(path), segmentsOf(other.path))) groups.add(group);
    }
  }
  return groups;
}

function disputed(one: readonly string[], other: readonly string[]): boolean {
  const pairs = one.map((segment, index) => {
    const opposite = other[index] ?? "";
    return { same: segment === opposite, one: !parameter.test(segment), other: !parameter.test(opposite) };
  });
  if (pairs.some((pair) => pair.one && pair.other && !pair.same)) return false;
  // A path without parameters always wins, in both routers.
  if (pairs.every((pair) => pair.one) || pairs.every((pair) => pair.other)) return false;
  const differing = pairs.filter((pair) => pair.one !== pair.other);
  const first = differing[0];
  if (!first) return true;
  // The fast router takes the first text it meets, Prism the template with the most texts.
  const balance = differing.reduce((sum, pair) => sum + (pair.one ? 1 : -1), 0);
  return first.one ? balance <= 0 : balance >= 0;
}
