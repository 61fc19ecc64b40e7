/** Where "try it" may send a request; it says the same to its user. A policy cannot name the address `[::1]`. */
export const loopback = ["127.0.0.1", "localhost"] as const;

/** What a page may do: its own scripts and styles, requests to this machine alone, nothing inline, nothing from elsewhere. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  `connect-src ${loopback.map((host) => `http://${host}:*`).join(" ")}`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
