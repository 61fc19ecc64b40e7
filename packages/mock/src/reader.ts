/** Walks from a node along the keys, following references to `#/…` on the way; undefined where the way ends. */
export type Read = (node: unknown, ...keys: readonly string[]) => unknown;

/** Makes a {@link Read} for the nodes of one document. */
export function reader(document: unknown): Read {
  const follow = (node: unknown): unknown => {
    const reference = isRecord(node) ? node["$ref"] : undefined;
    return typeof reference === "string" ? read(document, ...keysOf(reference)) : node;
  };
  const read: Read = (node, ...keys) =>
    keys.reduce<unknown>((found, key) => follow(isRecord(found) ? found[key] : undefined), follow(node));
  return read;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function keysOf(reference: string): string[] {
  const [, ...keys] = decodeURIComponent(reference).split("/");
  return keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}
