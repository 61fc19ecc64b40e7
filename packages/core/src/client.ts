import { type BrandDefinition, type OperationDefinition, readOperations } from "./brand-definition.ts";
import {
  checkAltId,
  checkBaseUrl,
  checkFunction,
  checkHeaders,
  checkMiddleware,
  checkNumber,
} from "./check-options.ts";
import type { Context } from "./context.ts";
import { createNamedOperation } from "./named-operation.ts";
import type { ClientOptions } from "./options.ts";
import { type Runtime, systemRuntime } from "./runtime.ts";
import { createSend } from "./send.ts";
import { createTokens } from "./token.ts";
import { tried } from "./tried.ts";
import { createRequestMethod } from "./undocumented.ts";

/**
 * Creates the client of one brand: an object with a method for each operation, and `request` for any other.
 *
 * @typeParam Client What the brand generates for its operations.
 * @param runtime Time and chance; a test can pass its own.
 * @throws TypeError that names the option, when `token`, `altId` or `baseUrl` cannot be used.
 */
export function createBrandClient<Client extends object>(
  brand: BrandDefinition,
  options: ClientOptions,
  runtime: Runtime = systemRuntime,
): Client {
  const context = createContext(brand, options, runtime);
  return Object.assign(namedOperations<Client>(context, readOperations(brand)), {
    request: createRequestMethod(context),
  });
}

/** A method for each operation. What they take and give is known to the generated types alone. */
export function namedOperations<Client extends object>(
  context: Context,
  operations: readonly OperationDefinition[],
): Client {
  const named = operations.map((operation) => [operation.id, createNamedOperation(context, operation)]);
  return Object.fromEntries(named);
}

/** Checks the options of a client and makes what its calls share. */
export function createContext(brand: BrandDefinition, options: ClientOptions, runtime: Runtime): Context {
  // Spread, so that callers without a type checker learn about the missing token too.
  const given = { ...options };
  const timeout = checkNumber("timeout", given.timeout, 3e4);
  const baseUrl = checkBaseUrl(given.baseUrl ?? brand.baseUrl, given.allowInsecureHttp);
  const fetch = checkFunction("fetch", given.fetch);
  let accepts: boolean | undefined;
  return {
    send: createSend(
      createTokens(given.token, timeout),
      runtime,
      fetch?.turn,
      checkNumber("retryBudget", given.retryBudget, 12e4),
      checkFunction("onRetry", given.onRetry),
    ),
    altId: checkAltId(given.altId),
    altType: brand.altType,
    baseUrl,
    headers: { version: brand.versions[0], ...checkHeaders(given.headers, given.version) },
    timeout,
    retries: checkNumber("retries", given.retries, 2),
    middleware: checkMiddleware(given.middleware),
    fetch: (input, init, signal, own = fetch?.unpaced ?? fetch) => {
      const more = { signal, cache: "no-store" } as const;
      // An older workerd refuses `cache`. Where another `AbortController` stands than the one that `fetch` knows, as in a
      // test with jsdom, `fetch` refuses its signal. A call ends in time without either.
      accepts ??= !globalThis.Request || !!tried(() => new Request(baseUrl, more));
      // Looked up for each request, as tests and tools replace the global function.
      return (own ?? globalThis.fetch)(input, accepts ? { ...init, ...more } : init);
    },
  };
}
