/** The texts in a field of an error body, which may have one text, a list of them, or anything. */
export function textsOf(body: unknown, name: string): string[] {
  return [fieldOf(body, name)].flat().filter((text) => typeof text === "string");
}

/** A field of a parsed body, which may be anything. */
export function fieldOf(body: unknown, name: string): unknown {
  return Object(body)[name];
}
