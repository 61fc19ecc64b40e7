import type { JSONValue } from "json-p3";
import { isObject, type JsonObject, resolve } from "./document.ts";

const methods = ["get", "put", "post", "patch", "delete"] as const;

/** One operation of a bundled document, with references followed where a reader needs them. */
export interface Operation {
  readonly id: string;
  readonly method: Uppercase<(typeof methods)[number]>;
  readonly path: string;
  readonly parameters: readonly JsonObject[];
  /** The JSON request body's schema, possibly a reference. */
  readonly requestSchema: JSONValue | undefined;
  /** The operation as the document writes it. */
  readonly object: JsonObject;
}

const upperCase = { get: "GET", put: "PUT", post: "POST", patch: "PATCH", delete: "DELETE" } as const;

export function operationsOf(document: JsonObject): Operation[] {
  const paths = isObject(document["paths"]) ? document["paths"] : {};
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = isObject(item) ? item[method] : undefined;
      if (!isObject(item) || !isObject(operation)) {
        return [];
      }
      return [
        {
          id: String(operation["operationId"]),
          method: upperCase[method],
          path,
          parameters: [...parametersOf(document, item), ...parametersOf(document, operation)],
          requestSchema: schemaOf(document, operation["requestBody"]),
          object: operation,
        },
      ];
    }),
  );
}

function parametersOf(document: JsonObject, holder: JsonObject): JsonObject[] {
  const list = holder["parameters"];
  return Array.isArray(list) ? list.map((item) => resolve(document, item)).filter(isObject) : [];
}

/** The documented success. */
export function successOf(document: JsonObject, { object }: Operation): JsonObject {
  const [, response] = responsesOf(object).find(([status]) => status.startsWith("2")) ?? [];
  const success = resolve(document, response);
  return isObject(success) ? success : {};
}

/** The schema of what a success answers, possibly a reference; undefined when it has no body. */
export function successSchema(document: JsonObject, operation: Operation): JSONValue | undefined {
  return schemaOf(document, successOf(document, operation));
}

/** The documented answers by their status. */
export function responsesOf(operation: JsonObject): [status: string, response: JSONValue][] {
  const responses = operation["responses"];
  return isObject(responses) ? Object.entries(responses) : [];
}

/** The schema of the JSON that a request body or a response carries. */
function schemaOf(document: JsonObject, holder: JSONValue | undefined): JSONValue | undefined {
  let value: JSONValue | undefined = resolve(document, holder);
  for (const key of ["content", "application/json", "schema"]) {
    value = isObject(value) ? value[key] : undefined;
  }
  return value;
}
