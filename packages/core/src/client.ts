import { type BrandDefinition, type OperationDefinition, readOperations } from "./brand.ts";
import { checkAltId, checkBaseUrl } from "./check-options.ts";
import type { Context } from "./context.ts";
import { createNamedOperation } from "./named-operation.ts";
import type { ClientOptions } from "./options.ts";
import { type Runtime, systemRuntime } from "./runtime.ts";
import { createTokens } from "./token.ts";
import { createSend } from "./transport.ts";

/**
 * Creates the client of one brand: an object with a method for each operation.
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
  return namedOperations(createContext(brand, options, runtime), readOperations(brand));
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
  return {
    send: createSend(given, createTokens(given.token), runtime),
    altId: checkAltId(given.altId),
    altType: brand.altType,
    baseUrl: checkBaseUrl(given.baseUrl ?? brand.baseUrl, given.allowInsecureHttp),
    version: brand.apiVersion,
    timeout: given.timeout ?? 3e4,
    // Looked up for each request, as tests and tools replace the global function.
    fetch: (input, init) => (given.fetch ?? globalThis.fetch)(input, init),
  };
}
