import type { ClientOptions } from "@crm-invoices/core";
import {
  listOperations,
  pathParameterNames,
  requestBodyOf,
  responsesOf,
  successOf,
} from "@crm-invoices/openapi";
import { readDocument } from "../document.ts";

/** One operation of a brand, as the brand's document has it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** Values for the parameters of the path. */
  readonly ids: Readonly<Record<string, string>>;
  readonly takesBody: boolean;
  /** Whether a success is documented to carry JSON. */
  readonly promisesJson: boolean;
  /** Every status of the four hundreds that the document has somewhere. */
  readonly refusals: readonly number[];
}

/** A client whose operations are called by their id, whatever its brand. */
export type Call = (operation: Operation, body?: object, options?: CallOptions) => Promise<Result>;

interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** What a call resolves with. */
export interface Result {
  readonly data?: unknown;
  readonly error?: unknown;
}

/** A brand's package as these tests see it: its id and the clients that it creates. */
export interface Package {
  readonly brand: { readonly id: string; readonly altType: string };
  /** Creates a client that is called by its named operations. */
  readonly createClient: CreateClient;
  /** Creates a client that is called by the methods of openapi-fetch. */
  readonly createFetchClient: CreateClient;
}

type CreateClient = (options: ClientOptions<never>) => object;

/** Makes functions that call a package's operations. */
export interface Connections {
  connect(options: ClientOptions<never>): Promise<Call>;
  connectMethods(options: ClientOptions<never>): Promise<Call>;
}

/** Every operation of a brand's document. */
export function readOperations(brand: string): Operation[] {
  const document = readDocument(brand);
  const operations = listOperations(document);
  const statuses = operations
    .flatMap((operation) => responsesOf(document, operation))
    .map(({ status }) => Number(status));
  const refusals = [...new Set(statuses)].filter((status) => status >= 400 && status < 500);
  return operations.map((operation) => {
    const { id, method, path } = operation;
    const names = pathParameterNames(path);
    return {
      id,
      method,
      path,
      ids: Object.fromEntries(names.map((name) => [name, "6578278e879ad2646715ba9c"])),
      takesBody: requestBodyOf(document, operation) !== undefined,
      promisesJson: successOf(document, operation)?.body !== undefined,
      refusals,
    };
  });
}

export function connectionsOf({ createClient, createFetchClient }: Package): Connections {
  return {
    async connect(options) {
      const client = createClient(options);
      return ({ id, ids, takesBody }, body = {}, callOptions) =>
        callBy(client, id, { ...ids, ...(takesBody && { body }) }, callOptions);
    },
    async connectMethods(options) {
      const client = createFetchClient(options);
      return ({ method, path, ids, takesBody }, body = {}, callOptions) =>
        callBy(client, method, path, { ...callOptions, params: { path: ids }, ...(takesBody && { body }) });
    },
  };
}

/** Calls the method of that name, which the client's type does not know. */
export async function callBy(client: object, name: string, ...given: unknown[]): Promise<Result> {
  const method: unknown = Reflect.get(client, name);
  if (typeof method !== "function") throw new Error(`The client has no ${name}.`);
  return Reflect.apply(method, client, given);
}
