import { isObject } from "@crm-invoices/openapi";

/** In milliseconds: beside other work, a mock that has just started takes seconds for its first response. */
const longest = 10_000;

/**
 * When a mock could not start because another mock has its port, says where that one is; otherwise nothing.
 *
 * @param patience how long to wait for what has the port, in milliseconds.
 */
export async function otherMock(error: unknown, patience = longest): Promise<string | undefined> {
  const cause = isObject(error) ? error["cause"] : undefined;
  if (!isObject(cause) || cause["code"] !== "EADDRINUSE") return undefined;
  const address = String(cause["address"]);
  const url = `http://${address.includes(":") ? `[${address}]` : address}:${cause["port"]}`;
  const brands = await brandsAt(url, patience);
  return brands === undefined
    ? undefined
    : `A mock is already running at ${url}${brands}; use that one, stop it, or start this one on another port with --port N, or --port 0 for any free port.`;
}

/** What a mock serves, in brackets; nothing for another server. */
async function brandsAt(url: string, patience: number): Promise<string | undefined> {
  try {
    const response = await fetch(`${url}/__mock/state`, { signal: AbortSignal.timeout(patience) });
    const state: unknown = await response.json();
    if (!isObject(state)) return undefined;
    const brands = state["brands"];
    if (Array.isArray(brands)) {
      return ` (${brands.map((brand) => (isObject(brand) ? brand["id"] : "")).join(", ")})`;
    }
    return String(state["message"]).includes("X-Mock-Key") ? "" : undefined;
  } catch {
    return undefined;
  }
}
