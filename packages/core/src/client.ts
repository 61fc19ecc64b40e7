import createClient, { type Client } from "openapi-fetch";
import type { BrandDefinition } from "./brand.ts";
import { checkAltId, checkBaseUrl, checkToken } from "./check-options.ts";
import { createFill } from "./fill.ts";
import type { ClientOptions } from "./options.ts";

/**
 * Creates the client of one brand: an openapi-fetch client that authenticates itself and fills in `altId`, `altType`
 * and the `Version` header.
 *
 * @throws TypeError that names the option, when `token`, `altId` or `baseUrl` cannot be used.
 */
export function createBrandClient<Paths extends object>(
  brand: BrandDefinition,
  options: ClientOptions,
): Client<Paths> {
  // Spread, so that callers without a type checker learn about the missing token too.
  const { token, altId, baseUrl, fetch } = { ...options };
  const headers = { Authorization: `Bearer ${checkToken(token)}`, Version: brand.apiVersion };
  const fill = createFill(brand, checkAltId(altId));
  const client = createClient<Paths>({
    baseUrl: checkBaseUrl(baseUrl ?? brand.baseUrl),
    headers,
    ...(fetch && { fetch }),
  });

  return {
    ...client,
    GET(path, ...init) {
      fill("GET", path, init);
      return client.GET(path, ...init);
    },
    PUT(path, ...init) {
      fill("PUT", path, init);
      return client.PUT(path, ...init);
    },
    POST(path, ...init) {
      fill("POST", path, init);
      return client.POST(path, ...init);
    },
    PATCH(path, ...init) {
      fill("PATCH", path, init);
      return client.PATCH(path, ...init);
    },
    DELETE(path, ...init) {
      fill("DELETE", path, init);
      return client.DELETE(path, ...init);
    },
    request(method, path, ...init) {
      fill(method.toUpperCase(), path, init);
      return client.request(method, path, ...init);
    },
  };
}
