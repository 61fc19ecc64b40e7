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
  check("token", typeof token === "string" && /^[!#-[\]-~]+$/.test(token), 'a token without "Bearer"');
  return token;
}

/** Throws when the id of the account is none. */
export function checkAltId<Values extends { readonly altId?: unknown }>(
  values: Values,
): asserts values is Values & { readonly altId: string } {
  const { altId } = values;
  check("altId", typeof altId === "string" && altId.trim(), "an id");
}

/** The base URL without slashes at its end, ready to have a path appended. */
export function checkBaseUrl(baseUrl: string, isInsecure: boolean | undefined): string {
  const href = `${tried(() => new URL(baseUrl).href)}`;
  check(
    "baseUrl",
    /^(https:\/\/|http:\/\/(([\w.-]*\.)?localhost|127\.[\d.]+|\[::1\])[:/])[^@?#]*$/.test(
      isInsecure ? href.replace("http:", "https:") : href,
    ),
    'a plain https URL; see "allowInsecureHttp"',
  );
  return href.replace(/\/+$/, "");
}

/** Writes headers into others, by their names in lower case. Those that `fetch` writes itself are refused, as is what no header can carry. */
export function addHeaders(to: Record<string, string>, headers: HeadersInit): void {
  const added = tried(() => {
    new Headers(headers).forEach((value, name) => {
      if (/^(connection|content-len|expect|keep-|transfer-|upgrade$)/.test(name)) throw name;
      to[name] = value;
    });
    return to;
  });
  check("headers", added, "what fetch can send");
}
