import {
  listOperations,
  requestBodyOf,
  type Schema,
  type SchemaView,
  schemaPointer,
  valuesOf,
  viewSchema,
} from "@crm-invoices/openapi";

/** A place in a call where an editor is asked for completions. */
export interface CallPlace {
  /** The call up to the place, which no other call begins with. */
  readonly text: string;
  /** The rest of the call. */
  readonly rest: string;
  /** What an editor has to offer: names of properties, beside which there may be others, or all the values of a text. */
  readonly names?: readonly string[];
  readonly values?: readonly string[];
}

/**
 * The places of every operation of a document: where its body begins, and in each text of its query and body that lists its
 * values. What is further inside is asked for once, though several operations have it.
 */
export function callPlaces(document: unknown): CallPlace[] {
  const known = new Set<string>();

  function placesIn(text: string, rest: string, view: SchemaView): CallPlace[] {
    const own = view.required.size === 0 ? [] : [{ text, rest, names: [...view.required.keys()] }];
    return [
      ...own,
      ...[...view.properties].flatMap(([name, property]) => placesAt(`${text}${name}: `, rest, property)),
    ];
  }

  function placesAt(text: string, rest: string, schema: Schema): CallPlace[] {
    const view = viewSchema(document, schema, { alternatives: "first" });
    const values = valuesOf(view)?.filter((value) => typeof value === "string") ?? [];
    if (values.length > 0) return [{ text: `${text}"`, rest: `"${rest}`, values }];
    const pointer = schemaPointer(schema);
    if (known.has(pointer)) return [];
    known.add(pointer);
    if (view.items) return placesAt(`${text}[`, `]${rest}`, view.items);
    return placesIn(`${text}{ `, ` }${rest}`, view);
  }

  return listOperations(document).flatMap((operation) => {
    const { id, parameters } = operation;
    const ids = parameters.filter(({ in: place }) => place === "path").map(({ name }) => `${name}: "1", `);
    const call = `client.${id}({ ${ids.join("")}`;
    const query = parameters.filter(({ in: place }) => place === "query");
    const schema = requestBodyOf(document, operation)?.body?.schema;
    return [
      ...query.flatMap(({ name, node, pointer }) =>
        placesAt(`${call}${name}: `, " });", { node: node["schema"], pointer: `${pointer}/schema` }),
      ),
      ...(schema
        ? placesIn(`${call}body: { `, " } });", viewSchema(document, schema, { alternatives: "first" }))
        : []),
    ];
  });
}
