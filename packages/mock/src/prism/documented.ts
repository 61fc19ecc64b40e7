import { isObject, isText, listOperations, type Operation, valueAt } from "@crm-invoices/openapi";
import { createEngine, type RoutedRequest, type Validation } from "./engine.ts";
import type { PrismOperation, PrismRequest } from "./types.ts";

/** An operation as the documented contract describes it. */
export interface DocumentedOperation {
  readonly operation: PrismOperation;
  validate(request: PrismRequest, security: boolean): Validation;
}

/** Finds the documented operation; undefined when only the observed contract has it. */
export type FindDocumented = (
  observed: RoutedRequest["operation"],
) => DocumentedOperation | undefined | Promise<DocumentedOperation | undefined>;

/**
 * Reads the documented contract beside the observed one, each operation when it is first called: a process calls few of
 * them, and reading all would make its start take twice as long.
 */
export function createFindDocumented(document: object): FindDocumented {
  const operations = new Map(
    listOperations(document).map((operation) => [`${operation.method} ${operation.path}`, operation]),
  );
  const read = new WeakMap<PrismOperation, ReturnType<FindDocumented>>();
  return (observed) => {
    if (read.has(observed)) return read.get(observed);
    const documented = operations.get(`${observed.method.toUpperCase()} ${observed.path}`);
    const reading = documented && readOperation(document, documented);
    read.set(observed, reading);
    reading?.then(
      (found) => read.set(observed, found),
      () => read.delete(observed),
    );
    return reading;
  };
}

async function readOperation(document: object, documented: Operation): Promise<DocumentedOperation> {
  const engine = await createEngine(excerptOf(document, documented));
  const [operation] = engine.operations;
  if (!operation) throw new Error(`Prism finds no operation ${documented.id} in the documented contract.`);
  return {
    operation,
    validate: (request, security) => engine.validate({ operation, request }, security),
  };
}

/** The document with one operation, and with what that refers to. */
function excerptOf(document: object, { path, method, pathItem }: Operation): object {
  const item = isObject(pathItem.node) ? pathItem.node : {};
  const { parameters, servers } = item;
  const kept = { parameters, servers, [method.toLowerCase()]: item[method.toLowerCase()] };
  const components: Record<string, Record<string, unknown>> = {};
  const take = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const reference = Reflect.get(node, "$ref");
    if (isText(reference)) takeComponent(reference);
    for (const inner of Object.values(node)) take(inner);
  };
  const takeComponent = (reference: string): void => {
    const [, section = "", name = ""] = /^#\/components\/([^/]+)\/([^/]+)$/.exec(reference) ?? [];
    if (name === "" || components[section]?.[name] !== undefined) return;
    const component = valueAt(document, reference.slice(1));
    components[section] = { ...components[section], [name]: component };
    take(component);
  };
  take(kept);
  const securitySchemes = valueAt(document, "/components/securitySchemes");
  return {
    ...document,
    paths: { [path]: kept },
    webhooks: {},
    components: { ...components, securitySchemes },
  };
}
