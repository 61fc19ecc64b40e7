/** The values, with defaults where they are missing, undefined or null. What is given is not written to. */
export function withDefaults<Values extends object, Defaults extends object>(
  values: Values,
  defaults: Defaults,
): Values & Defaults;
export function withDefaults(values: object, defaults: Readonly<Record<string, unknown>>): object {
  const filled: Record<string, unknown> = { ...values };
  for (const name in defaults) filled[name] ??= defaults[name];
  return filled;
}
