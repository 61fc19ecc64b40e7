import { listOperations, listWebhooks, type Operation, type ReadOptions } from "@crm-invoices/openapi";

/** One operation, or one webhook, as a document states it. */
export interface StatedOperation extends Operation {
  /** Equal for the same operation in two documents, whatever its parameters are called. */
  readonly key: string;
  /** How the document writes it: `POST /invoices/{invoiceId}/send`, `WEBHOOK InvoiceSent`. */
  readonly name: string;
  readonly isWebhook: boolean;
}

/** Documents of others may refer to what they do not have. */
const lenient: ReadOptions = { onUnresolved: () => {} };

/** The operations of a document, then its webhooks. */
export function statedOperations(document: unknown, options: ReadOptions = lenient): StatedOperation[] {
  return [
    ...listOperations(document, options).map((operation) => ({
      ...operation,
      key: `${operation.method} ${withoutNames(operation.path)}`,
      name: `${operation.method} ${operation.path}`,
      isWebhook: false,
    })),
    ...listWebhooks(document, options).map((webhook) => {
      const name = `WEBHOOK ${webhook.path}`;
      return { ...webhook, key: name, name, isWebhook: true };
    }),
  ];
}

function withoutNames(path: string): string {
  return path.replace(/(?<=.)\/$/, "").replaceAll(/\{[^}]*\}/g, "{}");
}

/** Operation key → its name in the report and in the ledger: as the first of the documents writes it. */
export type OperationNames = ReadonlyMap<string, StatedOperation>;

export function nameOperations(documents: readonly unknown[]): OperationNames {
  const names = new Map<string, StatedOperation>();
  for (const operation of documents.flatMap((document) => statedOperations(document))) {
    if (!names.has(operation.key)) {
      names.set(operation.key, operation);
    }
  }
  return names;
}
