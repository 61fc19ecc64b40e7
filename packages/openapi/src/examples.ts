import { isObject, type JsonObject, members } from "./json.ts";
import { childPointer } from "./pointer.ts";
import { type Located, locate, type ReadOptions, resolve } from "./reference.ts";

/** A named example of a body, a parameter or a header. */
export interface Example {
  /** Its key in `examples`; `example` for the one of that keyword. */
  readonly name: string;
  readonly value: unknown;
  /** The example object, with what stands beside a reference laid over it. */
  readonly node: JsonObject;
  /** Where its value stands. */
  readonly pointer: string;
}

/** The examples that a media type, a parameter or a header states: its `example`, then its `examples`. */
export function examplesOf(
  document: unknown,
  { node: owner, pointer }: Located,
  options: ReadOptions = {},
): Example[] {
  if (!isObject(owner)) {
    return [];
  }
  const named = members(owner["examples"]).flatMap(([name, stated]): Example[] => {
    const start = { node: stated, pointer: childPointer(pointer, "examples", name) };
    const node = resolve(document, stated, options);
    return isObject(node) && Object.hasOwn(node, "value")
      ? [
          {
            name,
            value: node["value"],
            node,
            pointer: childPointer(locate(document, start, options).pointer, "value"),
          },
        ]
      : [];
  });
  if (!Object.hasOwn(owner, "example")) {
    return named;
  }
  const value = owner["example"];
  return [{ name: "example", value, node: { value }, pointer: childPointer(pointer, "example") }, ...named];
}
