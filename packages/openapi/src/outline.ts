const words = ["description", "summary", "title"];

/** What is about the publisher of a document, not about its operations. */
const about = ["info", "servers", "externalDocs"];

/** A bundled document without its brand's altType, wording and examples: what decides how its operations are called. */
export function documentOutline(document: object, altType: string): string {
  const operations = Object.entries(document).filter(([name]) => !about.includes(name));
  return JSON.stringify(Object.fromEntries(operations), (name, value: unknown) => {
    if (value === altType) return "…";
    // A field may have one of these names; its schema is no text, and no example.
    const isWords = words.includes(name) && typeof value === "string";
    const isExample = ["example", "examples"].includes(name) && !isSchema(value);
    return isWords || isExample || name.startsWith("x-") ? undefined : value;
  });
}

/** The first of those with the same outline. */
export function firstOfEach<Item>(items: readonly Item[], outlineOf: (item: Item) => string): Item[] {
  const outlines = items.map(outlineOf);
  return items.filter((_, index) => outlines.indexOf(outlines[index] ?? "") === index);
}

const isSchema = (value: unknown) => typeof value === "object" && value !== null && "type" in value;
