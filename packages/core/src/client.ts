import { type BrandDefinition, readOperations } from "./brand.ts";
import { checkAltId, checkBaseUrl } from "./check-options.ts";
import type { Context } from "./context.ts";
import { createFetchClient } from "./fetch-client.ts";
import { createNamedOperation } from "./named-operation.ts";
import type { ClientOptions } from "./options.ts";
import { type Runtime, systemRuntime } from "./runtime.ts";
import { createTokens } from "./token.ts";
import { createSend } from "./transport.ts";

/**
 * Creates the client of one brand: a method for each operation, beside the methods of openapi-fetch.
 *
 * @typeParam Client What the brand generates for its operations, together with openapi-fetch's `Client<paths>`.
 * @param runtime Time and chance; a test can pass its own.
 * @throws TypeError that names the option, when `token`, `altId` or `baseUrl` cannot be used.
 */
export function createBrandClient<Client extends object>(
  brand: BrandDefinition,
  options: ClientOptions,
  runtime: Runtime = systemRuntime,
): Client {
  // Spread, so that callers without a type checker learn about the missing token too.
  const given = { ...options };
  const context: Context = {
    send: createSend(given, createTokens(given.token), runtime),
    altId: checkAltId(given.altId),
    altType: brand.altType,
    baseUrl: checkBaseUrl(given.baseUrl ?? brand.baseUrl, given.allowInsecureHttp),
    version: brand.apiVersion,
    timeout: given.timeout ?? 3e4,
    // Looked up for each request, as tests and tools replace the global function.
    fetch: (input, init) => (given.fetch ?? globalThis.fetch)(input, init),
  };
  const operations = readOperations(brand);
  const named = operations.map((operation) => [operation.id, createNamedOperation(context, operation)]);
  // What the operations are is known to the types that are generated with the brand alone.
  return Object.assign(createFetchClient(context, operations), Object.fromEntries(named));
}
