/** The texts in the `message` of an error body, which is one text or a list of them. */
export function messagesOf(body: unknown): string[] {
  const message = fieldOf(body, "message");
  return [message].flat().filter((text) => typeof text === "string");
}

/** A field of a parsed body, which may be anything. */
export function fieldOf(body: unknown, name: string): unknown {
  return Reflect.get(Object(body), name);
}
