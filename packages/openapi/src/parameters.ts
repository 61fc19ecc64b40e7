import { isObject, isText, type JsonObject, listOf } from "./json.ts";
import { childPointer } from "./pointer.ts";
import { type Located, locate, type ReadOptions, resolve } from "./reference.ts";

/** Where a request carries a parameter. */
export type ParameterLocation = "path" | "query" | "header" | "cookie";

/** A parameter of an operation. */
export interface Parameter {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  /** The parameter object, with what stands beside a reference laid over it. */
  readonly node: JsonObject;
  /** Where the parameter object stands, any reference followed. */
  readonly pointer: string;
  /** Where the operation or its path item lists it. */
  readonly listedAt: string;
}

const locations: readonly unknown[] = ["path", "query", "header", "cookie"] satisfies ParameterLocation[];

/**
 * The parameters of an operation: its path item's, each replaced by the operation's own of the same name and place,
 * then the operation's others. The names of headers are the same in any case. A header parameter `Authorization`,
 * `Accept` or `Content-Type` is left out, as OpenAPI demands.
 */
export function mergeParameters(
  document: unknown,
  pathItem: Located,
  operation: Located,
  options: ReadOptions = {},
): Parameter[] {
  const merged = new Map<string, Parameter>();
  for (const owner of [pathItem, operation]) {
    for (const parameter of parametersOf(document, owner, options)) {
      const { in: place, name } = parameter;
      merged.set(`${place} ${place === "header" ? name.toLowerCase() : name}`, parameter);
    }
  }
  return [...merged.values()];
}

const ignored: ReadonlySet<string> = new Set(["accept", "authorization", "content-type"]);

function parametersOf(document: unknown, owner: Located, options: ReadOptions): Parameter[] {
  const list = isObject(owner.node) ? listOf(owner.node["parameters"]) : [];
  return list.flatMap((listed, index) => {
    const listedAt = childPointer(owner.pointer, "parameters", index);
    const { pointer } = locate(document, { node: listed, pointer: listedAt }, options);
    const node = resolve(document, listed, options);
    if (!isObject(node)) {
      return [];
    }
    const { name, in: place, required } = node;
    if (!isText(name) || !isLocation(place) || (place === "header" && ignored.has(name.toLowerCase()))) {
      return [];
    }
    return [{ name, in: place, required: required === true, node, pointer, listedAt }];
  });
}

function isLocation(value: unknown): value is ParameterLocation {
  return locations.includes(value);
}
