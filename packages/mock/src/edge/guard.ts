import type { IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";
import { Refusal } from "../refusal.ts";

/** Decides who may see and change the mock itself: its endpoints below `/__mock` and its page. */
export interface Guard {
  /** @throws Refusal for what a page of another origin asks, and for a host name that is none of the mock's. */
  check(headers: IncomingHttpHeaders): void;
  /** The headers that let a page of an allowed origin read a response; none for other origins. */
  corsHeaders(headers: IncomingHttpHeaders): Record<string, string>;
}

/**
 * Any web page can send requests to a loopback address, and with a host name of its own that leads there even read the
 * responses. So the host has to be a name that is no one else's, and the origin one that runs on this machine or is
 * allowed by name.
 *
 * @param host the address the mock was told to listen on.
 * @param allowed the origins allowed beside those of this machine, such as `https://app.example:8443`.
 */
export function createGuard(host: string, allowed: readonly string[]): Guard {
  const origins = new Set(allowed.map(originOf));
  const names = new Set([host.toLowerCase(), ...[...origins].map((origin) => nameOf(new URL(origin).host))]);
  const knownName = (name: string): boolean => isLocalName(name) || names.has(name);

  function checkHost(value: string | undefined): void {
    // Every browser sends a host; an address cannot be made to lead elsewhere.
    if (value === undefined) return;
    const name = nameOf(value);
    if (knownName(name) || isIP(name) !== 0) return;
    throw new Refusal(
      403,
      `header.Host "${value}" is not a name of this mock; use its address, or start it with --allow-origin http://${value}`,
    );
  }

  function checkOrigin({ origin, host: asked = "", ...headers }: IncomingHttpHeaders): void {
    if (origin === undefined) {
      const embedded = headers["sec-fetch-site"] === "cross-site" && headers["sec-fetch-mode"] !== "navigate";
      if (!embedded) return;
    } else if (origins.has(origin)) return;
    else {
      const parsed = URL.parse(origin);
      const web = parsed?.protocol === "http:" || parsed?.protocol === "https:";
      if (web && (parsed.host === asked.toLowerCase() || knownName(nameOf(parsed.host)))) return;
    }
    throw new Refusal(
      403,
      `header.Origin "${origin ?? "of another site"}" may not see or change this mock; its API is open to every page, and --allow-origin lets a page in here`,
    );
  }

  return {
    check(headers) {
      checkHost(headers.host);
      checkOrigin(headers);
    },
    corsHeaders({ origin }) {
      if (origin === undefined || !origins.has(origin)) return { vary: "origin" };
      return {
        vary: "origin",
        "access-control-allow-origin": origin,
        "access-control-allow-methods": "GET, POST",
        "access-control-allow-headers": "content-type, x-mock-client, x-mock-key",
      };
    },
  };
}

/** The origin of a URL. @throws Error that names what is none. */
export function originOf(text: string): string {
  const url = URL.parse(text);
  const rest = url && `${url.pathname}${url.search}${url.hash}`;
  if (url && /^https?:$/.test(url.protocol) && url.username === "" && rest === "/") return url.origin;
  throw new Error(
    `The allowed origin "${text}" is not valid; write scheme, host and port, such as https://app.example:8443.`,
  );
}

/** The host name in a `Host` header or in a URL's host, without port and brackets. */
function nameOf(host: string): string {
  const [, address, name = ""] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d*)?$/.exec(host.toLowerCase()) ?? [];
  return address ?? name;
}

/** A name that leads to this machine wherever it is looked up. */
export const isLocalName = (name: string): boolean =>
  name === "localhost" ||
  name.endsWith(".localhost") ||
  name === "::1" ||
  (isIP(name) === 4 && name.startsWith("127."));
