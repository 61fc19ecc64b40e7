const parameter = /\{([^{}]*)\}/g;

/** The names of the parameters in a path: `invoiceId` of `/invoices/{invoiceId}`. */
export function pathParameterNames(path: string): string[] {
  return [...path.matchAll(parameter)].map(([, name = ""]) => name);
}

/**
 * Fills the parameters of a path, each value encoded.
 *
 * @throws RangeError when a parameter has no value.
 */
export function fillPath(path: string, values: Readonly<Record<string, unknown>>): string {
  return path.replaceAll(parameter, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === null || value === "") {
      throw new RangeError(`The path ${path} needs a value for ${name}.`);
    }
    return encodeURIComponent(String(value));
  });
}
