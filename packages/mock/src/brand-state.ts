import { isText, listOperations, type Operation, responsesOf } from "@crm-invoices/openapi";
import type { Site } from "./site.ts";
import type { BrandState, OperationState } from "./state.ts";

/** What {@link BrandState} shows of a brand that is served at a URL. */
export function brandState({ brand, title, contract, document, engine }: Site, url: string): BrandState {
  const operations = known.get(engine) ?? operationStates(document, engine.operations);
  known.set(engine, operations);
  return { id: brand, title, url, contract, operations };
}

const known = new WeakMap<object, readonly OperationState[]>();

/** A document that is served has been read already: a reference that leads elsewhere is no reason to show nothing. */
const lenient = { onUnresolved: () => {} };

function operationStates(document: object, listed: Site["engine"]["operations"]): OperationState[] {
  const described = new Map(
    listOperations(document, lenient).map((operation) => [keyOf(operation), operation]),
  );
  return listed.map(({ id, method, path }) => {
    const known = { operationId: id, method: method.toUpperCase(), path };
    const operation = described.get(keyOf(known));
    const summary = operation?.node["summary"];
    return {
      ...known,
      summary: isText(summary) ? summary : undefined,
      responses: operation ? responseStates(document, operation) : [],
    };
  });
}

const keyOf = ({ method, path }: Pick<OperationState, "method" | "path">): string => `${method} ${path}`;

function responseStates(document: object, operation: Operation): OperationState["responses"] {
  return responsesOf(document, operation, lenient).map(({ status, body }) => ({
    status,
    examples: body?.examples.map(({ name }) => name) ?? [],
  }));
}
