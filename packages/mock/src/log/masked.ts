/** What stands for a secret in the log. */
const mask = "[masked]";

const secretName =
  /authorization|cookie|token|secret|passw|credential|signature|(?:api|access|mock|private).?key/i;

/** The headers without what is secret in them: of a token its scheme is left, such as `Bearer [masked]`. */
export function maskedHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (!secretName.test(name)) return [name, value];
      const scheme = /^(?:Bearer|Basic|Digest)(?= )/i.exec(value)?.[0];
      return [name, scheme === undefined ? mask : `${scheme} ${mask}`];
    }),
  );
}

/** The query without what is secret in it. */
export function maskedQuery<Value>(
  query: Readonly<Record<string, Value>>,
): Record<string, Value | typeof mask> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, secretName.test(name) ? mask : value]),
  );
}

/** The path and query of a request line without what is secret in it. */
export function maskedTarget(target: string): string {
  return target.includes("?")
    ? target.replace(/([?&])([^=&]*)=([^&]*)/g, (whole, mark: string, name: string) =>
        secretName.test(decoded(name)) ? `${mark}${name}=${mask}` : whole,
      )
    : target;
}

const decoded = (name: string): string => [...new URLSearchParams(name).keys()].join();
