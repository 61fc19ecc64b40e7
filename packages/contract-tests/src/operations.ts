import {
  type Operation as Described,
  listOperations,
  type Method,
  requestBodyOf,
  responsesOf,
  type Schema,
} from "@crm-invoices/openapi";

/** Where a request carries values, as Prism names the places. */
export type Place = "path" | "header" | "query" | "body";

/** One operation of a brand. */
export interface Operation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  /** What each place carries, as one object schema; `body` is missing when the operation takes none. */
  readonly schemas: Readonly<Partial<Record<Place, Schema>>>;
  readonly requestExamples: readonly NamedExample[];
  readonly responses: readonly DocumentedResponse[];
}

export interface NamedExample {
  readonly name: string;
  readonly value: unknown;
}

export interface DocumentedResponse {
  readonly status: number;
  readonly examples: readonly NamedExample[];
}

export function operationsOf(document: unknown): Operation[] {
  return listOperations(document).map((operation) => {
    const { id, method, path, parameters } = operation;
    const body = requestBodyOf(document, operation)?.body;
    return {
      id,
      method,
      path,
      schemas: {
        path: schemaOf(parameters, "path"),
        header: schemaOf(parameters, "header"),
        query: schemaOf(parameters, "query"),
        ...(body?.schema && { body: body.schema }),
      },
      requestExamples: body?.examples ?? [],
      responses: responsesOf(document, operation).map((response) => ({
        status: Number(response.status),
        examples: response.body?.examples ?? [],
      })),
    };
  });
}

/** The parameters of one place as one object. */
function schemaOf(parameters: Described["parameters"], place: Place): Schema {
  const there = parameters.filter((parameter) => parameter.in === place);
  const node = {
    type: "object",
    properties: Object.fromEntries(there.map((parameter) => [parameter.name, parameter.node["schema"]])),
    required: there.filter(({ required }) => required).map(({ name }) => name),
  };
  return { node, pointer: "" };
}
