import { isObject } from "@crm-invoices/openapi";
import type { PrismHttpComponents } from "@stoplight/prism-http";
import { validateInput as stockValidateInput } from "@stoplight/prism-http/dist/validator/index.js";
import type { PrismOperation } from "./types.ts";

type ValidateInput = PrismHttpComponents["validateInput"];

/** An operation, what is left of it to check when a part of the request is known to be valid, and which headers are. */
interface CachedValidation {
  readonly withoutHeaders: PrismOperation;
  readonly withoutPath: PrismOperation;
  readonly withoutBoth: PrismOperation;
  /** The names of the described headers, in small letters. */
  readonly headers: readonly string[];
  /** Whether every plain path that leads here is valid: its parameters are texts of any kind. */
  readonly anyPath: boolean;
  /** The values of the described headers that Prism has found valid. */
  readonly validHeaders: Set<string>;
}

/** Clients choose the values, so the memory needs an end. */
const mostKept = 50;

const plainPath = /^(?:\/[\w.~-]+)+$/;
/** What a parameter's schema may say besides its type without ever refusing a text. */
const harmless = ["type", "description", "examples", "title", "$schema"];

/**
 * Prism's validation of requests, without what cannot fail: headers with values it has already found valid, and path
 * parameters that may be any text.
 */
export function cachingValidateInput(): ValidateInput {
  const caches = new WeakMap<PrismOperation, CachedValidation>();
  return ({ resource, element }) => {
    const cached = caches.get(resource) ?? cacheOf(resource);
    caches.set(resource, cached);
    const key = cached.headers.map((name) => element.headers?.[name] ?? "").join("\n");
    const skipPath = cached.anyPath && plainPath.test(element.url.path);
    const skipHeaders = cached.validHeaders.has(key);
    const checked = choose(resource, cached, skipHeaders, skipPath);
    const result = stockValidateInput({ resource: checked, element });
    if (!skipHeaders && cached.validHeaders.size < mostKept && !blamesHeaders(result))
      cached.validHeaders.add(key);
    return result;
  };
}

function choose(
  resource: PrismOperation,
  cached: CachedValidation,
  headers: boolean,
  path: boolean,
): PrismOperation {
  if (headers) return path ? cached.withoutBoth : cached.withoutHeaders;
  return path ? cached.withoutPath : resource;
}

/** Also a warning, such as about a deprecated header, has to be said each time. */
function blamesHeaders(result: ReturnType<ValidateInput>): boolean {
  return result._tag === "Left" && result.left.some(({ path }) => path?.[0] === "header");
}

function cacheOf(resource: PrismOperation): CachedValidation {
  const { headers = [], path = [] } = resource.request ?? {};
  return {
    withoutHeaders: without(resource, ["headers"]),
    withoutPath: without(resource, ["path"]),
    withoutBoth: without(resource, ["headers", "path"]),
    headers: headers.map(({ name }) => name.toLowerCase()),
    anyPath: path.every(
      ({ schema, deprecated }) =>
        !deprecated &&
        isObject(schema) &&
        schema["type"] === "string" &&
        Object.keys(schema).every((key) => harmless.includes(key) || key.startsWith("x-")),
    ),
    validHeaders: new Set(),
  };
}

function without(
  resource: PrismOperation,
  parts: readonly (keyof NonNullable<PrismOperation["request"]>)[],
): PrismOperation {
  const request = Object.entries(resource.request ?? {}).filter(
    ([name]) => !parts.some((part) => part === name),
  );
  return { ...resource, request: Object.fromEntries(request) };
}
