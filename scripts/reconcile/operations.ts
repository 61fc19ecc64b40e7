import { childPointer, isObject, type JsonObject, members } from "@crm-invoices/openapi";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** One operation, or one webhook, as a document states it. */
export interface StatedOperation {
  /** Equal for the same operation in two documents, whatever its parameters are called. */
  readonly key: string;
  /** How the document writes it: `POST /invoices/{invoiceId}/send`, `WEBHOOK InvoiceSent`. */
  readonly name: string;
  /** The path as written; undefined for a webhook. */
  readonly path: string | undefined;
  readonly node: JsonObject;
  readonly pointer: string;
  /** The path item, whose parameters the operation shares. */
  readonly item: JsonObject;
  readonly itemPointer: string;
}

export function listOperations(document: unknown): StatedOperation[] {
  const operations: StatedOperation[] = [];
  const add = (section: "paths" | "webhooks", name: string, item: JsonObject): void => {
    const itemPointer = childPointer(`/${section}`, name);
    for (const method of methods) {
      const node = item[method];
      if (!isObject(node)) {
        continue;
      }
      const written = section === "paths" ? `${method.toUpperCase()} ${name}` : `WEBHOOK ${name}`;
      operations.push({
        key: section === "paths" ? `${method.toUpperCase()} ${withoutNames(name)}` : written,
        name: written,
        path: section === "paths" ? name : undefined,
        node,
        pointer: childPointer(itemPointer, method),
        item,
        itemPointer,
      });
    }
  };
  for (const section of ["paths", "webhooks"] as const) {
    for (const [name, item] of members(isObject(document) ? document[section] : undefined)) {
      if (isObject(item)) {
        add(section, name, item);
      }
    }
  }
  return operations;
}

function withoutNames(path: string): string {
  return path.replace(/(?<=.)\/$/, "").replaceAll(/\{[^}]*\}/g, "{}");
}

export function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
}

/** Operation key → its name in the report and in the ledger: as the first of the documents writes it. */
export type OperationNames = ReadonlyMap<string, StatedOperation>;

export function nameOperations(documents: readonly unknown[]): OperationNames {
  const names = new Map<string, StatedOperation>();
  for (const operation of documents.flatMap(listOperations)) {
    if (!names.has(operation.key)) {
      names.set(operation.key, operation);
    }
  }
  return names;
}
