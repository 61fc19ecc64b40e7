// No message may repeat the value it complains about: the token is a secret, and a URL can carry one.

/** The token, when it can stand in an `Authorization` header. */
export function checkToken(token: unknown): string {
  if (isMissing(token)) {
    throw new TypeError(
      'The option "token" is missing: pass the access token or private integration token to call the API with.',
    );
  }
  // Anything else is refused by `Headers`, in an error that shows the value.
  if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token)) {
    throw new TypeError(
      'The option "token" is not a token: pass it alone, without "Bearer", spaces, line breaks or characters outside ASCII.',
    );
  }
  return token;
}

/** The id of the account, when there is one. */
export function checkAltId(altId: unknown): string {
  if (typeof altId !== "string" || isMissing(altId)) {
    throw new TypeError(
      'The option "altId" is missing: pass the id of the account whose invoices are to be handled, as a string.',
    );
  }
  return altId;
}

/** The base URL without slashes at its end, ready to have a path appended. */
export function checkBaseUrl(baseUrl: unknown): string {
  const url = typeof baseUrl === "string" ? parseUrl(baseUrl) : undefined;
  if (url?.protocol !== "https:" && url?.protocol !== "http:") {
    throw new TypeError(
      'The option "baseUrl" is not an http or https URL: pass one such as "http://127.0.0.1:4010", or leave it out to call the brand\'s API.',
    );
  }
  if (url.username !== "" || url.password !== "") {
    throw new TypeError(
      'The option "baseUrl" carries a user name or password: take it out of the URL and pass the token as the option "token".',
    );
  }
  if (/[?#]/.test(url.href)) {
    throw new TypeError(
      'The option "baseUrl" carries a query or fragment: remove everything from the "?" or "#" on, as paths are appended to the URL.',
    );
  }
  return url.href.replace(/\/+$/, "");
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "string" && value.trim() === "");
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
