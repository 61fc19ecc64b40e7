import type { BrandDefinition } from "./brand.ts";

/** Fills `altId` and `altType` into the arguments that follow the path of a call. */
export type Fill = (method: string, path: PropertyKey, init: unknown[]) => void;

type Values = Readonly<Record<string, unknown>>;

/**
 * Makes the function that fills `altId` and `altType` into the calls of one client.
 *
 * It looks the operation up by its method and path and replaces the options of the call by a filled copy; the
 * caller's own objects are never written to. What the caller gave is kept. An operation that is not the brand's is
 * left alone, and so is a body that is not a plain object (an array, `FormData`, an instance of a class): such a
 * body goes out as it is. A call without a body gets one where the operation wants `altId` there.
 */
export function createFill(brand: BrandDefinition, altId: string): Fill {
  const alt = { altId, altType: brand.altType };
  const places = new Map(
    Object.values(brand.operations).map((operation) => [
      `${operation.method} ${operation.path}`,
      operation.alt,
    ]),
  );
  return (method, path, init) => {
    const place = places.get(`${method} ${String(path)}`);
    const options = init[0] ?? {};
    if (place === undefined || place === "none" || !isPlainObject(options)) return;
    init[0] = place === "body" ? fillBody(options, alt) : fillQuery(options, alt);
  };
}

function fillBody(options: Values, alt: Values): Values {
  const body = options["body"] === undefined ? {} : options["body"];
  return isPlainObject(body) ? { ...options, body: withDefaults(body, alt) } : options;
}

function fillQuery(options: Values, alt: Values): Values {
  const params = options["params"] ?? {};
  if (!isPlainObject(params)) return options;
  const query = params["query"] ?? {};
  if (!isPlainObject(query)) return options;
  return { ...options, params: { ...params, query: withDefaults(query, alt) } };
}

/** The values, with a default for each that is missing, undefined or null. */
function withDefaults(values: Values, defaults: Values): Values {
  const filled = { ...defaults, ...values };
  for (const name in defaults) filled[name] ??= defaults[name];
  return filled;
}

function isPlainObject(value: unknown): value is Values {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // An object of another realm has that realm's prototype, which ends its chain just the same.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
