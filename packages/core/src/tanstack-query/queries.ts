import type { InvoicesError } from "../errors/index.ts";
import type { CallOptions } from "../options.ts";
import type { Result } from "../result.ts";
import { unwrap } from "../unwrap.ts";

/** The part of the query function's context that is used. */
export interface QueryFunctionContext {
  /** Aborts the request when the query is cancelled. */
  readonly signal: AbortSignal;
}

/** The options of a query, for `useQuery`, `fetchQuery` and so on of TanStack Query 5. */
export interface QueryOptions<Data, Id extends string, Request> {
  /** The brand, the account, the resource, the operation and its parameters, if any. */
  readonly queryKey: readonly [
    brand: string,
    altId: string,
    resource: string,
    operationId: Id,
    request?: Request,
  ];
  /** Sends the request. Resolves with the body of the response; rejects with an `InvoicesError`. */
  readonly queryFn: (context: QueryFunctionContext) => Promise<Data>;
  /** Returns false: the client has already retried what may be retried. */
  readonly retry: (failureCount: number, error: InvoicesError) => boolean;
}

/** Key prefixes to invalidate by: of all queries of an account, and of those of each resource. */
export type QueryKeys<Resource extends string> = Readonly<
  Record<"all", readonly [brand: string, altId: string]> &
    Record<Resource, readonly [brand: string, altId: string, resource: string]>
>;

/** The operations that read a resource, by its name. */
export type Resources = Readonly<Record<string, readonly string[]>>;

/** An operation of a client, whatever its types. */
type Call = (request: unknown, options: CallOptions<never>) => Promise<Result<unknown, InvoicesError>>;

export const never = (_failureCount: number, _error: InvoicesError): boolean => false;

/**
 * Creates a function for each query that returns its options. Only the generated types know their parameters and results.
 */
export function createQueries<Queries>(
  brand: string,
  client: object,
  altId: string,
  resources: Resources,
): Queries {
  const keys = Object.keys(resources).map((resource) => [resource, [brand, altId, resource]]);
  const queries = Object.entries(resources).flatMap(([resource, ids]) =>
    ids.map((id) => {
      const call = operationOf(client, id);
      const options = (request?: unknown) => ({
        queryKey: [brand, altId, resource, id, ...(request === undefined ? [] : [request])],
        queryFn: ({ signal }: QueryFunctionContext) => unwrap(call(request, { altId, signal })),
        retry: never,
      });
      return [id, options];
    }),
  );
  return Object.fromEntries([["keys", { all: [brand, altId], ...Object.fromEntries(keys) }], ...queries]);
}

export function operationOf(client: object, id: string): Call {
  const call: unknown = Reflect.get(client, id);
  if (!isCall(call)) throw new TypeError(`The client has no ${id}: pass one from createClient.`);
  return call;
}

const isCall = (call: unknown): call is Call => typeof call === "function";
