import { tried } from "./tried.ts";

/** Throws when an option or a value cannot be used. No message repeats the value: the token is a secret, and a URL can carry one. */
export function check(name: unknown, isUsable: unknown, expected: string): asserts isUsable {
  if (!isUsable) throw new TypeError(`"${name}" must be ${expected}.`);
}

export function checkFunction(name: string, value: unknown): void {
  check(name, typeof value === "function", "a function");
}

/** The token, when it can stand in an `Authorization` header: `fetch` would refuse anything else in an error that shows it. */
export function checkToken(token: unknown): string {
  check("token", typeof token === "string" && /^[!#-[\]-~]+$/.test(token), "a bare token");
  return token;
}

/** The values, when the id of the account among them is one. */
export function checkAltId<Values extends { readonly altId?: unknown }>(
  values: Values,
): Values & { readonly altId: string };
export function checkAltId(values: { readonly altId?: unknown }): object {
  check("altId", Object(values).altId?.trim?.(), "an id");
  return values;
}

/** The base URL without slashes at its end, ready to have a path appended. */
export function checkBaseUrl(baseUrl: string, isInsecure: boolean | undefined): string {
  const href = String(tried(() => new URL(baseUrl).href));
  check(
    "baseUrl",
    /^http(s:|:\/\/(([\w.-]*\.)?localhost|127\.[\d.]+|\[::1\])[:/])[^@?#]*$/.test(
      isInsecure === true ? href.replace("http:", "https:") : href,
    ),
    'https; see "allowInsecureHttp"',
  );
  return href.replace(/\/+$/, "");
}

/**
 * The headers with others added, by their names in lower case: names in any letter case are one header, whose last value counts.
 * Those that `fetch` writes itself are refused, as is what no header can carry.
 */
export function addHeaders(
  headers: Readonly<Record<string, string>> | undefined,
  others: Readonly<Record<string, string>>,
): Record<string, string> {
  const added = tried(() => {
    const all = new Headers(headers);
    for (const name in others) {
      // Digits and `append` tell of a list or a `Headers` where an object is expected.
      if (/^(\d|append|expect|connection|content-len|keep-|transfer-|upgrade$)/i.test(name)) throw name;
      all.set(name, Object(others)[name]);
    }
    return Object.fromEntries(all);
  });
  check("headers", added, "plain");
  return added;
}
