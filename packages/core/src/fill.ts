type Values = Readonly<Record<string, unknown>>;

/** The values with a default for each that is missing, undefined or null. The caller's object is not written to. */
export function withDefaults(values: Values, defaults: Values): Values {
  const filled = { ...defaults, ...values };
  for (const name in defaults) filled[name] ??= defaults[name];
  return filled;
}

/** The values with the defaults, when they are a plain object or missing; an array, FormData and so on as they are. */
export function fill(values: unknown, defaults: Values): unknown {
  return values === undefined ? defaults : isPlainObject(values) ? withDefaults(values, defaults) : values;
}

function isPlainObject(value: unknown): value is Values {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // An object of another realm has that realm's prototype, which ends its chain just the same.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
