import { isText } from "@crm-invoices/openapi";
import type { Exchange, RedactedBody } from "./exchange.ts";

/** The exchange as a line of NDJSON that `redocly drift` reads. */
export function redoclyLine(
  { request, path, method, statusCode, headers, body }: Exchange,
  server: string,
): string {
  const parameters = request?.parameters ?? [];
  const of = (place: string): [string, string][] =>
    parameters
      .filter((one) => one.in === place)
      .map(({ name, value }) => [name, isText(value) ? value : String(value)]);
  const inPath = new Map(of("path"));
  const url = new URL(server);
  const place = path.replaceAll(/\{([^}]*)\}/g, (_whole, name: string) =>
    encodeURIComponent(inPath.get(name) ?? "id"),
  );
  url.pathname = `${url.pathname.replace(/\/$/, "")}${place}`;
  url.search = new URLSearchParams(of("query")).toString();
  return JSON.stringify({
    request: {
      method,
      url: url.href,
      ...bodyOf(request?.body),
      headers: { ...Object.fromEntries(of("header")), ...type(request?.body) },
    },
    response: {
      status: statusCode,
      headers: {
        ...Object.fromEntries(headers.map(({ name, value }) => [name, String(value)])),
        ...type(body),
      },
      ...bodyOf(body),
    },
  });
}

function bodyOf(body: RedactedBody | undefined): object {
  // The text, not the value: a body that is a text would be taken for JSON already written.
  return body?.kind === "json" ? { body: JSON.stringify(body.value) } : {};
}

function type(body: RedactedBody | undefined): object {
  return body?.kind === "json" ? { "content-type": "application/json" } : {};
}
