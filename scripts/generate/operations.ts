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
          requestSchema: requestSchemaOf(document, operation),
        },
      ];
    }),
  );
}

function parametersOf(document: JsonObject, holder: JsonObject): JsonObject[] {
  const list = holder["parameters"];
  return Array.isArray(list) ? list.map((item) => resolve(document, item)).filter(isObject) : [];
}

function requestSchemaOf(document: JsonObject, operation: JsonObject): JSONValue | undefined {
  let value: JSONValue | undefined = resolve(document, operation["requestBody"]);
  for (const key of ["content", "application/json", "schema"]) {
    value = isObject(value) ? value[key] : undefined;
  }
  return value;
}
