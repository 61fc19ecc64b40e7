import type { Call } from "./call.ts";
import type { Middleware } from "./middleware.ts";
import { tried } from "./tried.ts";

// No message may repeat the value it complains about: the token is a secret, and a URL can carry one.

/** The token, when it can stand in an `Authorization` header. */
export function checkToken(token: unknown): string {
  // Anything else is refused by `fetch`, in an error that shows the value.
  if (typeof token === "string" && /^[!-~]+$/.test(token)) return token;
  throw optionError("token", 'an access token without "Bearer", or a function that gives one');
}

/** The id of the account, when there is one. */
export function checkAltId(altId: unknown): string {
  if (typeof altId === "string" && altId.trim()) return altId;
  throw optionError("altId", "the id of an account");
}

/** The base URL without slashes at its end, ready to have a path appended. */
export function checkBaseUrl(baseUrl: unknown, insecure: unknown): string {
  // A URL object would be read as text by `URL`.
  const href = (typeof baseUrl === "string" && tried(() => new URL(baseUrl).href)) || "";
  if (!/^https?:\/\/[^/@]+\/[^?#]*$/.test(href)) {
    throw optionError("baseUrl", "an https URL without credentials, query or fragment");
  }
  if (!insecure && !/^(https:|http:\/\/(([^/]*\.)?localhost|127\.[\d.]+|\[::1\])[:/])/.test(href)) {
    throw optionError("baseUrl", 'https, unless "allowInsecureHttp" is set');
  }
  return href.replace(/\/+$/, "");
}

/** A number of something; the fallback when it is left out. */
export function checkNumber(name: string, value: unknown, fallback = Number.NaN): number {
  const number = value ?? fallback;
  if (typeof number === "number" && Number.isFinite(number) && number >= 0) return number;
  throw optionError(name, "a number, 0 or more");
}

/** A function, or nothing. */
export function checkFunction<Value>(name: string, value: Value): Value {
  if (value && typeof value !== "function") throw optionError(name, "a function");
  return value;
}

/** Functions in a list; none when it is left out. */
export function checkMiddleware(list: readonly Middleware[] = []): readonly Middleware[] {
  for (const each of list) checkFunction("middleware", each);
  return list;
}

/** Headers by their names in lower case. Those that `fetch` writes itself are refused, as is what no header can carry. */
export function checkHeaders(headers?: HeadersInit, version?: string): Readonly<Record<string, string>> {
  const checked: Record<string, string> = {};
  // Most calls have none, and `Headers` costs as much as everything else here.
  if (!headers && !version) return checked;
  try {
    const all = new Headers(headers);
    if (version && !all.has("version")) all.set("version", version);
    all.forEach((value, name) => {
      if (/^(connection|content-length|expect|keep-alive|transfer-encoding|upgrade)$/.test(name)) throw name;
      checked[name] = value;
    });
  } catch {
    throw optionError("headers", "Latin-1 without line breaks, and not what fetch writes itself");
  }
  return checked;
}

/** Throws when an option of a call cannot be used. */
export function checkCall({ timeout, retries, signal }: Call): void {
  checkNumber("timeout", timeout);
  checkNumber("retries", retries);
  if (signal && !signal.addEventListener) throw optionError("signal", "an AbortSignal");
}

function optionError(name: string, expected: string): TypeError {
  return new TypeError(`The option "${name}" must be ${expected}.`);
}
