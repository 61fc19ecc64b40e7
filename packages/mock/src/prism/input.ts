import type { PrismHttpComponents } from "@stoplight/prism-http";
import { validateInput as stockValidateInput } from "@stoplight/prism-http/dist/validator/index.js";
import { isRecord } from "../reader.ts";
import type { Operation } from "./types.ts";

type ValidateInput = PrismHttpComponents["validateInput"];

/** An operation with what is left to check when a part of the request is known to be right. */
interface Lean {
  readonly withoutHeaders: Operation;
  readonly withoutPath: Operation;
  readonly withoutBoth: Operation;
  /** The names of the described headers, in small letters. */
  readonly headers: readonly string[];
  /** Whether every plain path that leads here is valid: its parameters are texts of any kind. */
  readonly anyPath: boolean;
  /** The values of the described headers that Prism has found right. */
  readonly rightHeaders: Set<string>;
}

/** Clients choose the values, so the memory needs an end. */
const mostKept = 50;

const plainPath = /^(?:\/[\w.~-]+)+$/;
/** What a parameter's schema may say besides its type without ever refusing a text. */
const harmless = ["type", "description", "examples", "title", "$schema"];

/**
 * Prism's validation of requests, spared what cannot fail: headers with values it has already found right, and path
 * parameters that may be any text.
 */
export function sparingValidateInput(): ValidateInput {
  const kept = new WeakMap<Operation, Lean>();
  return ({ resource, element }) => {
    const lean = kept.get(resource) ?? leanOf(resource);
    kept.set(resource, lean);
    const key = lean.headers.map((name) => element.headers?.[name] ?? "").join("\n");
    const sparePath = lean.anyPath && plainPath.test(element.url.path);
    const spareHeaders = lean.rightHeaders.has(key);
    const checked = choose(resource, lean, spareHeaders, sparePath);
    const result = stockValidateInput({ resource: checked, element });
    if (!spareHeaders && lean.rightHeaders.size < mostKept && !blamesHeaders(result))
      lean.rightHeaders.add(key);
    return result;
  };
}

function choose(resource: Operation, lean: Lean, headers: boolean, path: boolean): Operation {
  if (headers) return path ? lean.withoutBoth : lean.withoutHeaders;
  return path ? lean.withoutPath : resource;
}

/** Also a warning, such as about a deprecated header, has to be said each time. */
function blamesHeaders(result: ReturnType<ValidateInput>): boolean {
  return result._tag === "Left" && result.left.some(({ path }) => path?.[0] === "header");
}

function leanOf(resource: Operation): Lean {
  const { headers = [], path = [] } = resource.request ?? {};
  return {
    withoutHeaders: without(resource, ["headers"]),
    withoutPath: without(resource, ["path"]),
    withoutBoth: without(resource, ["headers", "path"]),
    headers: headers.map(({ name }) => name.toLowerCase()),
    anyPath: path.every(
      ({ schema, deprecated }) =>
        !deprecated &&
        isRecord(schema) &&
        schema["type"] === "string" &&
        Object.keys(schema).every((key) => harmless.includes(key) || key.startsWith("x-")),
    ),
    rightHeaders: new Set(),
  };
}

function without(
  resource: Operation,
  parts: readonly (keyof NonNullable<Operation["request"]>)[],
): Operation {
  const request = Object.entries(resource.request ?? {}).filter(
    ([name]) => !parts.some((part) => part === name),
  );
  return { ...resource, request: Object.fromEntries(request) };
}
