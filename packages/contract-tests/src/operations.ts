import {
  type Document,
  type Example,
  follow,
  type MediaType,
  type Parameter,
  type Schema,
} from "./document.ts";

const methods = ["get", "post", "put", "patch", "delete"] as const;

/** Where a request carries values, as Prism names the places. */
export type Place = "path" | "header" | "query" | "body";

/** One operation of a brand. */
export interface Operation {
  readonly id: string;
  readonly method: (typeof methods)[number];
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

export function operationsOf({ paths, components }: Document): Operation[] {
  const examplesOf = (media: MediaType | undefined): NamedExample[] =>
    Object.entries(media?.examples ?? {}).map(([name, example]) => {
      const { value }: Example = follow(components.examples, example);
      return { name, value };
    });

  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const parameters = (operation.parameters ?? []).map((parameter) =>
        follow(components.parameters, parameter),
      );
      const body = operation.requestBody?.content["application/json"];
      const schemas = {
        path: schemaOf(parameters, "path"),
        header: schemaOf(parameters, "header"),
        query: schemaOf(parameters, "query"),
        ...(body && { body: body.schema }),
      };
      const responses = Object.entries(operation.responses).map(([status, response]) => {
        const { content } = follow(components.responses, response);
        return { status: Number(status), examples: examplesOf(content?.["application/json"]) };
      });
      return [
        { id: operation.operationId, method, path, schemas, requestExamples: examplesOf(body), responses },
      ];
    }),
  );
}

/** The parameters of one place as one object. */
function schemaOf(parameters: readonly Parameter[], place: Place): Schema {
  const there = parameters.filter((parameter) => parameter.in === place);
  return {
    type: "object",
    properties: Object.fromEntries(there.map(({ name, schema }) => [name, schema])),
    required: there.filter(({ required }) => required).map(({ name }) => name),
  };
}
