import { isObject, isText, type JsonObject, member, members } from "./json.ts";
import { mergeParameters, type Parameter } from "./parameters.ts";
import { childPointer } from "./pointer.ts";
import { type Located, locate, type ReadOptions } from "./reference.ts";

/** The methods that a path item may have, in the order in which OpenAPI lists them. */
const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** The method of an operation, as requests write it. */
export type Method = Uppercase<(typeof methods)[number]>;

const requestMethods = {
  get: "GET",
  put: "PUT",
  post: "POST",
  delete: "DELETE",
  options: "OPTIONS",
  head: "HEAD",
  patch: "PATCH",
  trace: "TRACE",
} as const;

/** One operation, or one webhook. */
export interface Operation {
  /** Its `operationId`; method and path of one that has none. */
  readonly id: string;
  readonly method: Method;
  /** The path as the document writes it, such as `/invoices/{invoiceId}`; the name of a webhook. */
  readonly path: string;
  /** The operation object, as the document writes it. */
  readonly node: JsonObject;
  /** JSON pointer of the operation object. */
  readonly pointer: string;
  /** The path item that the operation belongs to, any reference followed. */
  readonly pathItem: Located;
  /** Its own parameters and those of its path item, references followed. */
  readonly parameters: readonly Parameter[];
}

/** The operations of a document, in the order of its paths. */
export function listOperations(document: unknown, options: ReadOptions = {}): Operation[] {
  return operationsIn(document, "paths", options);
}

/** The webhooks of a document: requests that the API sends. */
export function listWebhooks(document: unknown, options: ReadOptions = {}): Operation[] {
  return operationsIn(document, "webhooks", options);
}

function operationsIn(document: unknown, section: "paths" | "webhooks", options: ReadOptions): Operation[] {
  return members(member(document, section)).flatMap(([path, item]) => {
    const pathItem = locate(document, { node: item, pointer: childPointer("", section, path) }, options);
    return methods.flatMap((method) => {
      const node = isObject(pathItem.node) ? pathItem.node[method] : undefined;
      if (!isObject(node)) {
        return [];
      }
      const pointer = childPointer(pathItem.pointer, method);
      const id = node["operationId"];
      return [
        {
          id: isText(id) ? id : `${requestMethods[method]} ${path}`,
          method: requestMethods[method],
          path,
          node,
          pointer,
          pathItem,
          parameters: mergeParameters(document, pathItem, { node, pointer }, options),
        },
      ];
    });
  });
}
