import { isObject, isText, type JsonObject, member, members } from "@crm-invoices/openapi";
import { transformOas3Operations } from "@stoplight/http-spec/oas3/operation";
import { bundleTarget, decycle } from "@stoplight/json";
import { createDereference, type Dereference } from "./dereference.ts";
import { requestMethods } from "./methods.ts";
import { idOf, type PrismOperation } from "./types.ts";

/** An operation that a document lists, whether or not Prism has read it. */
export interface ListedOperation {
  readonly id: string;
  /** In small letters. */
  readonly method: string;
  /** The path as the document writes it, such as `/invoices/{invoiceId}`. */
  readonly path: string;
}

/** The operations of a document, in its order. */
export interface Operations {
  readonly listed: readonly ListedOperation[];
  /** The operation as Prism reads it: the same object each time. */
  read(listed: ListedOperation): PrismOperation;
}

/**
 * Reads a whole document, by the steps of Prism's `getHttpOperationsFromSpec`, without its parsers for other kinds of
 * documents and without what fetches references from elsewhere.
 *
 * @throws Error when it is not an OpenAPI document of the third version, or a reference in it leads nowhere.
 */
export function readOperations(document: object): Operations {
  const known = checked(document);
  const read = new Map(
    transformed(createDereference(known)(known)).map((operation): [ListedOperation, PrismOperation] => {
      const { method, path } = operation;
      return [{ id: idOf(operation), method, path }, operation];
    }),
  );
  return { listed: [...read.keys()], read: (listed) => found(read.get(listed), listed) };
}

/**
 * Lists the operations of a document, and reads each when it is first wanted: a process calls few of them, and reading
 * them all takes longer than everything else at its start. What is wrong with one shows when it is read.
 *
 * @throws Error when it is not an OpenAPI document of the third version.
 */
export function readWhenWanted(document: object): Operations {
  const { paths, components, webhooks: _, ...rest } = checked(document);
  const dereference = createDereference(checked(document));
  const beside = { ...rest, components: { securitySchemes: member(components, "securitySchemes") } };
  const kept = new Map<ListedOperation, PrismOperation>();

  const read = (listed: ListedOperation): PrismOperation => {
    const alone = withMethod(pathItem(member(paths, listed.path), dereference), listed.method);
    const excerpt = dereference({ ...beside, paths: { [listed.path]: alone } });
    return found(transformed(excerpt)[0], listed);
  };
  const listed = members(paths).flatMap(([path, stated]) => {
    const item = pathItem(stated, dereference);
    return Object.keys(item)
      .filter(isMethod)
      .map((method): ListedOperation => {
        const id = member(item[method], "operationId");
        return { id: isText(id) ? id : idOf(read({ id: "", method, path })), method, path };
      });
  });
  return {
    listed,
    read(wanted) {
      const operation = kept.get(wanted) ?? read(wanted);
      kept.set(wanted, operation);
      return operation;
    },
  };
}

function checked(document: object): JsonObject {
  if (!isObject(document) || !("openapi" in document)) throw new Error("Unsupported document format");
  return document;
}

function pathItem(stated: unknown, dereference: Dereference): JsonObject {
  const item = isObject(stated) && isText(stated["$ref"]) ? dereference(stated) : stated;
  return isObject(item) ? item : {};
}

const isMethod = (key: string): boolean => requestMethods.some((method) => method === key);

/** A path item with one of its operations. */
const withMethod = (item: JsonObject, method: string): JsonObject =>
  Object.fromEntries(Object.entries(item).filter(([key]) => key === method || !isMethod(key)));

function found(operation: PrismOperation | undefined, { method, path }: ListedOperation): PrismOperation {
  if (operation) return operation;
  throw new Error(`The document has no operation ${method.toUpperCase()} ${path}.`);
}

/** Prism's operations of a document without references. */
function transformed(dereferenced: unknown): PrismOperation[] {
  const unshared = separate(dereferenced);
  return transformOas3Operations(unshared).map((operation) =>
    bundleTarget({
      document: { ...unshared, __target__: operation },
      path: "#/__target__",
      cloneDocument: false,
    }),
  );
}

/** Each use of a schema as a copy of its own, as in Prism; a schema that holds itself gets a reference there. */
function separate(document: unknown): Record<string, unknown> {
  let text: string;
  try {
    text = JSON.stringify(document);
  } catch {
    return decycle(document);
  }
  return JSON.parse(text);
}
