import type { Field } from "../call.ts";
import { isHeaderName } from "./words.ts";

/** Headers of HTTP itself, of browsers, of caches and of the infrastructure in between; no API describes them. */
const common = new Set(
  `accept accept-charset accept-encoding accept-language accept-ranges age allow alt-svc cache-control connection content-disposition content-encoding content-language
  content-length content-location content-range content-security-policy content-security-policy-report-only
  content-type date dnt etag expect expect-ct expires forwarded from host if-match if-modified-since if-none-match
  if-range if-unmodified-since keep-alive last-modified link location nel origin-agent-cluster
  origin p3p permissions-policy pragma priority proxy-connection range referer referrer-policy report-to reporting-endpoints server
  server-timing strict-transport-security surrogate-control te timing-allow-origin trailer transfer-encoding upgrade
  upgrade-insecure-requests user-agent
  vary via warning x-aspnet-version x-cache x-cache-hits x-content-type-options x-dns-prefetch-control
  x-download-options x-frame-options x-permitted-cross-domain-policies x-powered-by x-real-ip x-requested-with x-robots-tag x-runtime
  x-served-by x-timer x-ua-compatible x-xss-protection`.split(/\s+/),
);
const commonStarts =
  /^(?:access-control|cf|cross-origin|sec|x-amz|x-amzn|x-amz-cf|x-envoy|x-forwarded|x-goog|x-vercel)-/;

/** Headers that carry who somebody is, whatever API it is. */
const secret = /auth|cookie|token|api-?key|secret|session|signature|credential|password|jwt|csrf|xsrf/;

/** The headers of a request or an answer that a comparison needs: no secret ones, and none of HTTP itself. */
export function comparedHeaders(headers: readonly Field[], described: ReadonlySet<string>): Field[] {
  return headers.filter(
    ({ name }) =>
      !secret.test(name) &&
      (described.has(name) || (!common.has(name) && !commonStarts.test(name) && isHeaderName(name))),
  );
}
