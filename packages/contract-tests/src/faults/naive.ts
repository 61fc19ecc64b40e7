import type { Fetch } from "@crm-invoices/core";
import type { Call } from "./operations.ts";

interface NaiveOptions {
  readonly baseUrl: string;
  readonly token: string;
  readonly fetch: Fetch;
}

/** What people write: it follows redirects, never gives up waiting, repeats a POST and shows its headers in errors. */
export async function connectNaively({ baseUrl, token, fetch }: NaiveOptions): Promise<Call> {
  const own = { "X-Token": token, Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
  return async ({ id, method, ids, takesBody }, body = {}, options = {}) => {
    const headers = { ...own, ...options.headers };
    const url = `${baseUrl}/${id}/${Object.values(ids).join("/")}`;
    for (let attempt = 1; ; attempt++) {
      try {
        const response = await fetch(url, {
          method,
          headers,
          ...(takesBody && { body: JSON.stringify(body) }),
        });
        if (response.status >= 500 && attempt < 3) continue;
        const text = await response.text();
        return response.ok ? { data: JSON.parse(text) } : { error: new Error(text) };
      } catch (cause) {
        if (attempt >= 3)
          throw new Error(`${method} ${url} with ${JSON.stringify(headers)} failed`, { cause });
      }
    }
  };
}
