import { type BrandDefinition, readOperations } from "./brand-definition.ts";
import { createContext, createMethods } from "./client.ts";
import { createFetchMethods } from "./fetch-methods.ts";
import type { ClientOptions } from "./options.ts";
import { type Runtime, systemRuntime } from "./runtime.ts";

export type { Client, Middleware } from "openapi-fetch";

/**
 * Creates the client of one brand as `createBrandClient` does, and adds the methods of openapi-fetch. Their requests go
 * through the same checks, time limits and retries.
 *
 * @typeParam Client The interface that is generated for the brand, together with openapi-fetch's `Client<paths>`.
 * @param runtime The clock, which a test can replace. Default: that of the system.
 * @throws TypeError that names the option, when one cannot be used.
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
