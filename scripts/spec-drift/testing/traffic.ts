import { readDocument } from "@crm-invoices/contract-tests/document";
import { operationsOf } from "@crm-invoices/contract-tests/operations";
import { fullRequest } from "@crm-invoices/contract-tests/requests";
import { type Har, type HarEntry, recorder } from "./har.ts";

/** What a recording client needs of a mock. */
export interface Answering {
  readonly url: string;
  control(change: { operation: string; status: number | null; example: string | null }): void;
}

/** Calls every operation of a brand, for every documented request and answer, and records it. */
export async function recordEverything(brand: string, mock: Answering): Promise<Har> {
  const { har, fetch } = recorder();
  const document = readDocument(brand);
  for (const operation of operationsOf(document)) {
    const full = fullRequest(document.components, operation);
    const bodies = [full.body, ...operation.requestExamples.map(({ value }) => value)];
    for (const body of bodies) {
      await fetch(requestTo(mock.url, operation, { ...full, body }));
    }
    for (const { status, examples } of operation.responses) {
      for (const { name } of examples) {
        mock.control({ operation: operation.id, status, example: name });
        await fetch(requestTo(mock.url, operation, full));
      }
    }
    mock.control({ operation: operation.id, status: null, example: null });
  }
  return har;
}

function requestTo(
  base: string,
  { method, path }: { readonly method: string; readonly path: string },
  values: Readonly<Record<string, unknown>>,
): Request {
  const url = new URL(
    base + path.replaceAll(/\{(\w+)\}/g, (_whole, name) => textsOf(values["path"])[name] ?? ""),
  );
  url.search = new URLSearchParams(textsOf(values["query"])).toString();
  return new Request(url, {
    method: method.toUpperCase(),
    headers: {
      Authorization: "Bearer any",
      "Content-Type": "application/json",
      ...textsOf(values["header"]),
    },
    ...(values["body"] !== undefined && { body: JSON.stringify(values["body"]) }),
  });
}

function textsOf(values: unknown): Record<string, string> {
  const entries: [string, unknown][] = Object.entries(values ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

/** The recording, as if the calls had gone to another server. */
export function movedTo(server: string, { log }: Har): Har {
  const entries = structuredClone(log.entries);
  for (const { request } of entries) {
    const { pathname, search } = new URL(request.url);
    request.url = `${server}${pathname}${search}`;
  }
  return { log: { ...log, entries } };
}

/** The first call of an operation that was answered with the status. */
export function findEntry({ log }: Har, method: string, path: RegExp, status = 200): HarEntry {
  const found = log.entries.find(
    ({ request, response }) =>
      request.method === method && response.status === status && path.test(new URL(request.url).pathname),
  );
  if (found === undefined) {
    throw new Error(`No recorded call is a ${method} of ${path} answered with ${status}.`);
  }
  return structuredClone(found);
}
