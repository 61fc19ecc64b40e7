import { isObject } from "@crm-invoices/openapi";

/** In milliseconds: a busy machine takes more than one second for the first response. */
const patience = 3000;

/** When a mock could not start because another mock has its port, says where that one is; otherwise nothing. */
export async function otherMock(error: unknown): Promise<string | undefined> {
  const cause = isObject(error) ? error["cause"] : undefined;
  if (!isObject(cause) || cause["code"] !== "EADDRINUSE") return undefined;
  const address = String(cause["address"]);
  const url = `http://${address.includes(":") ? `[${address}]` : address}:${cause["port"]}`;
  const brands = await brandsAt(url);
  return brands === undefined
    ? undefined
    : `A mock is already running at ${url}${brands}; use that one, stop it, or start this one on another port with --port N, or --port 0 for any free port.`;
}

/** What a mock serves, in brackets; nothing for another server. */
async function brandsAt(url: string): Promise<string | undefined> {
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
