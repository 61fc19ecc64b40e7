import type { Operation } from "@crm-invoices/contract-tests/operations";
import type { Values } from "@crm-invoices/contract-tests/requests";

/** The request to a mock that carries these values. */
export function requestTo(base: string, { method, path }: Operation, values: Values): Request {
  const inPath = textsOf(values.path);
  const url = new URL(base + path.replaceAll(/\{(\w+)\}/g, (_whole, name) => inPath[name] ?? ""));
  url.search = new URLSearchParams(textsOf(values.query)).toString();
  return new Request(url, {
    method: method.toUpperCase(),
    headers: { Authorization: "Bearer any", "Content-Type": "application/json", ...textsOf(values.header) },
    ...(values.body !== undefined && { body: JSON.stringify(values.body) }),
  });
}

function textsOf(values: unknown): Record<string, string> {
  const entries: [string, unknown][] = Object.entries(values ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
