import {
  canonical,
  isList,
  isObject,
  type Schema,
  type SchemaView,
  schemaTargets,
  viewSchema,
} from "@crm-invoices/openapi";

const words = [
  "$comment",
  "default",
  "deprecated",
  "description",
  "externalDocs",
  "summary",
  "title",
  "xml",
] as const;

/** Whether a keyword of a schema says nothing about which values are allowed. */
function isWord(keyword: string): boolean {
  return keyword.startsWith("x-") || words.some((word) => word === keyword);
}

/**
 * What a schema allows, as a text: the same for schemas that allow the same and are only written otherwise, with
 * `allOf` or without, by reference or in place, in another order or in other words.
 */
export function meaningOf(document: unknown, schema: Schema): string {
  const meaning = (part: Schema, around: readonly unknown[]): unknown => {
    const targets = schemaTargets(document, part).map(({ node }) => node);
    if (targets.every((node) => around.includes(node))) {
      // Told by how far out it stands, whatever its name is.
      return { again: targets.map((node) => around.length - around.indexOf(node)) };
    }
    const view = viewSchema(document, part);
    const inner = (child: Schema | undefined) => child && meaning(child, [...around, ...targets]);
    return {
      ...Object.fromEntries(limitingKeywords(view)),
      required: [...view.required.keys()].sort(),
      properties: Object.fromEntries([...view.properties].map(([name, child]) => [name, inner(child)])),
      items: inner(view.items),
      others: inner(view.additionalProperties),
      alternatives: view.alternatives.map(({ keyword, schemas }) => [
        keyword,
        schemas.map((child) => canonical(inner(child))).sort(),
      ]),
      ...("node" in part && !isObject(part.node) && { is: part.node }),
    };
  };
  return canonical(meaning(schema, []));
}

/** The keywords of a schema that limit its values; lists in one order. */
export function limitingKeywords({ keywords }: SchemaView): Map<string, unknown> {
  return new Map(
    [...keywords]
      .filter(([keyword]) => !isWord(keyword))
      .map(([keyword, { value }]) => [keyword, isList(value) ? value.map(canonical).sort() : value]),
  );
}
