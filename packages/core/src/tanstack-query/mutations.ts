import type { InvoicesError } from "../errors/index.ts";
import { unwrap } from "../unwrap.ts";
import { never, operationOf } from "./queries.ts";

/** The part of TanStack Query's `QueryClient` that is used. */
export interface QueryCache {
  invalidateQueries(filters: { queryKey: readonly unknown[] }): Promise<void>;
}

/** The options of a mutation, for `useMutation` and so on of TanStack Query 5. */
export interface MutationOptions<Data, Id extends string, Request> {
  /** The brand, the account and the operation. */
  readonly mutationKey: readonly [brand: string, altId: string, operationId: Id];
  /** Sends the request. Resolves with the body of the response; rejects with an `InvoicesError`. */
  readonly mutationFn: (request: Request) => Promise<Data>;
  /**
   * Invalidates the queries of the resources that the operation changes, also after an error, which can be `uncertain`. To do
   * more, call it in your own `onSettled`.
   */
  readonly onSettled: () => Promise<void>;
  /** Returns false, whatever the defaults of the `QueryClient`, so that nothing is sent twice. */
  readonly retry: (failureCount: number, error: InvoicesError) => boolean;
}

/** Creates a function for each mutation that returns its options; `changes` names the resources that each one changes. */
export function createMutations<Mutations>(
  brand: string,
  client: object,
  altId: string,
  cache: QueryCache,
  changes: Readonly<Record<string, readonly string[]>>,
): Mutations {
  const mutations = Object.entries(changes).map(([id, resources]) => {
    const call = operationOf(client, id);
    const options = () => ({
      mutationKey: [brand, altId, id],
      mutationFn: (request: unknown) => unwrap(call(request, { altId })),
      onSettled: async () => {
        await Promise.all(
          resources.map((resource) => cache.invalidateQueries({ queryKey: [brand, altId, resource] })),
        );
      },
      retry: never,
    });
    return [id, options];
  });
  return Object.fromEntries(mutations);
}
