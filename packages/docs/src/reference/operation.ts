import { isText, listOf, listOperations, listWebhooks, type Operation } from "@crm-invoices/openapi";
import type { Brand } from "./brand.ts";

/** An operation of a brand, or an event that the API delivers, and the page about it. */
export interface DocumentedOperation extends Operation {
  readonly event: boolean;
  readonly summary: string;
  readonly description: string | undefined;
  readonly tag: string;
  readonly deprecated: boolean;
  /** The same in the documented contract; undefined when callers alone observe it. */
  readonly documented: Operation | undefined;
  /** Its page, from the site's root. */
  readonly href: string;
}

/** The operations of a brand in the order of its document, then its events. */
export function operationsOf({ id, document, documented }: Brand): DocumentedOperation[] {
  const described = (
    operation: Operation,
    event: boolean,
    others: readonly Operation[],
  ): DocumentedOperation => {
    const { summary, description, tags, deprecated } = operation.node;
    const [tag] = listOf(tags);
    return {
      ...operation,
      event,
      summary: isText(summary) ? summary : operation.id,
      description: isText(description) ? description : undefined,
      tag: isText(tag) ? tag : "",
      deprecated: deprecated === true,
      documented: others.find((other) => other.id === operation.id),
      href: `/reference/${id}/${operation.id}.html`,
    };
  };
  const [operations, webhooks] = [listOperations(documented), listWebhooks(documented)];
  return [
    ...listOperations(document).map((operation) => described(operation, false, operations)),
    ...listWebhooks(document).map((operation) => described(operation, true, webhooks)),
  ];
}

/** The operations by tag, in the order of the document's tags. */
export function byTag(
  { document }: Brand,
  operations: readonly DocumentedOperation[],
): Map<string, DocumentedOperation[]> {
  const groups = Map.groupBy(operations, ({ tag }) => tag);
  const known = document.tags.map(({ name }) => name);
  const names = [
    ...known.filter((name) => groups.has(name)),
    ...[...groups.keys()].filter((name) => !known.includes(name)),
  ];
  return new Map(names.map((name) => [name, groups.get(name) ?? []]));
}
