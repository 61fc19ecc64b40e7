import { type BrandDefinition, readOperations } from "./brand-definition.ts";
import { createContext, createMethods } from "./client.ts";
import { createFetchMethods } from "./fetch-methods.ts";
import type { ClientOptions } from "./options.ts";
import { type Runtime, systemRuntime } from "./runtime.ts";

export type { Client, Middleware } from "openapi-fetch";

/**
 * Creates the client of one brand as `createBrandClient` does, with the methods of openapi-fetch beside its operations. Their
 * requests go through the same checks, time limits and retries.
 *
 * @typeParam Client What the brand generates for its operations, together with openapi-fetch's `Client<paths>`.
 * @param runtime Time and chance; a test can pass its own.
 * @throws TypeError that names the option, when `token`, `altId` or `baseUrl` cannot be used.
 */
export function createBrandFetchClient<Client extends object>(
  brand: BrandDefinition,
  options: ClientOptions,
  runtime: Runtime = systemRuntime,
): Client {
  const context = createContext(brand, options, runtime);
  const operations = readOperations(brand);
  return Object.assign(createMethods<Client>(context, operations), createFetchMethods(context, operations));
}
