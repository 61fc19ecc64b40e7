// No message may repeat the value it complains about: the token is a secret, and a URL can carry one.

/** The token, when it can stand in an `Authorization` header. */
export function checkToken(token: unknown): string {
  // Anything else is refused by `fetch`, in an error that shows the value.
  if (typeof token === "string" && /^[!-~]+$/.test(token)) return token;
  throw new TypeError(
    'The option "token" must be an access token alone, without "Bearer" or spaces, or a function that gives one.',
  );
}

/** The id of the account, when there is one. */
export function checkAltId(altId: unknown): string {
  if (typeof altId === "string" && altId.trim()) return altId;
  throw new TypeError('The option "altId" must be the id of the account whose invoices are to be handled.');
}

/** The base URL without slashes at its end, ready to have a path appended. */
export function checkBaseUrl(baseUrl: unknown, insecure: unknown): string {
  const { protocol, hostname, username, password, href } = parse(baseUrl);
  if (!/^https?:$/.test(protocol) || username || password || /[?#]/.test(href)) {
    throw new TypeError(
      'The option "baseUrl" must be an https URL such as "https://example.com", without credentials, query or fragment.',
    );
  }
  if (
    protocol === "http:" &&
    !insecure &&
    !/^(localhost|.*\.localhost|127\.[\d.]+|\[::1\])$/.test(hostname)
  ) {
    throw new TypeError(
      'The option "baseUrl" would send the token unencrypted: use https, or set "allowInsecureHttp".',
    );
  }
  return href.replace(/\/+$/, "");
}

const nowhere = { protocol: "", hostname: "", username: "", password: "", href: "" };

function parse(url: unknown): Pick<URL, keyof typeof nowhere> {
  // A URL object would be read as text by `URL`.
  return typeof url === "string" && URL.canParse(url) ? new URL(url) : nowhere;
}
