import { type BrandDefinition, type OperationRow, readOperations } from "./brand-definition.ts";
import { checkBaseUrl } from "./check-options.ts";
import type { Context } from "./context.ts";
import { createNamedOperation, type NamedOperation } from "./named-operation.ts";
import type { ClientOptions } from "./options.ts";
import { type Runtime, systemRuntime } from "./runtime.ts";
import { createSend } from "./send.ts";
import { readSettings } from "./settings.ts";
import { tried } from "./tried.ts";
import type { UndocumentedOperation } from "./undocumented.ts";

/**
 * Creates the client of one brand: an object with a method for each operation, and `request` for other operations.
 *
 * @typeParam Client The interface that is generated for the brand.
 * @param runtime The clock, which a test can replace. Default: that of the system.
 * @throws TypeError that names the option, when one cannot be used.
 */
export function createBrandClient<Client extends object>(
  brand: BrandDefinition,
  options: ClientOptions,
  runtime: Runtime = systemRuntime,
): Client {
  return createMethods(createContext(brand, options, runtime), readOperations(brand));
}

/** A method for each operation, and `request`. What they take and give is known to the generated types alone. */
export function createMethods<Client extends object>(
  context: Context,
  operations: readonly OperationRow[],
): Client;
export function createMethods(context: Context, operations: readonly OperationRow[]): object {
  const methods: Record<string, unknown> = {
    request: ({ method, path, alt }: UndocumentedOperation, ...call: Parameters<NamedOperation>) =>
      createNamedOperation(context, [method, alt + "?", undefined, path])(...call),
  };
  for (const operation of operations) methods[operation[2]] = createNamedOperation(context, operation);
  return methods;
}

/** Checks the options of a client and makes what its calls share. */
export function createContext(brand: BrandDefinition, options: ClientOptions, runtime: Runtime): Context {
  // Spread, so that callers without a type checker learn about the missing options too.
  const settings = readSettings(
    { ...options },
    {
      ...brand,
      timeout: 3e4,
      retryBudget: 12e4,
      retries: 2,
      headers: { version: brand.version },
      middleware: [],
    },
  );
  const { fetch } = settings;
  const baseUrl = checkBaseUrl(settings.baseUrl, settings.allowInsecureHttp);
  let accepts: unknown;
  return {
    ...settings,
    baseUrl,
    fetch: fetch?.unpaced ?? fetch,
    init: (signal) => {
      const init = { redirect: "manual", cache: "no-store", signal } as const;
      // An older workerd refuses `cache`. Where another `AbortController` stands than the one that `fetch` knows, as in a
      // test with jsdom, `fetch` refuses its signal. A call ends in time without either.
      accepts ??= tried(() => new Request(baseUrl, init));
      return accepts ? init : { redirect: "manual" };
    },
    send: createSend(settings, runtime),
  };
}
