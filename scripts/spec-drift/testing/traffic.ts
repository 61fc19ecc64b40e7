import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isList, isObject, type JsonObject, members } from "@crm-invoices/openapi";
import type { OperationClaims } from "../../reconcile/claims.ts";
import { claimsOf } from "../../reconcile/document-claims.ts";
import { listOperations, nameOperations } from "../../reconcile/operations.ts";
import { dereference } from "../../reconcile/schema-view.ts";
import { repository } from "../../workspace/paths.ts";
import type { Har, HarEntry } from "./har.ts";

export const server = "https://services.leadconnectorhq.com";

const id = "6578278e879ad2646715ba9c";

/** Traffic of a server that keeps the document of a brand: every operation, with each documented answer. */
export async function describedTraffic(brand: string): Promise<Har> {
  const file = join(repository, `spec/generated/${brand}.json`);
  const document: unknown = JSON.parse(await readFile(file, "utf8"));
  const claims = claimsOf(document, nameOperations([document]), { examples: false }).operations;
  const entries = listOperations(document).flatMap(({ name, path, node }) => {
    if (path === undefined) {
      return [];
    }
    const [method = ""] = name.split(" ");
    const request = requestOf(method, path, claims.get(name) ?? new Map());
    const [sent] = examplesIn(document, node["requestBody"]);
    return members(node["responses"]).flatMap(([status, response]) => {
      const bodies = examplesIn(document, response);
      return (bodies.length > 0 ? bodies : [undefined]).map((body) =>
        entryOf(request, sent, Number(status), body),
      );
    });
  });
  return { log: { version: "1.2", entries } };
}

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

function requestOf(method: string, path: string, places: OperationClaims): Asked {
  const values = (start: string): [string, string][] =>
    [...places.values()]
      .filter(({ at }) => at.startsWith(start))
      .map(({ at, facets }) => {
        const listed = facets.get("enum")?.value;
        const types = facets.get("type")?.value;
        const isNumber = isList(types) && !types.includes("string");
        const value = isList(listed) ? listed[0] : facets.has("format") ? "2026-01-05" : isNumber ? 10 : id;
        return [at.slice(start.length), String(value)];
      });
  const url = `${server}${path.replaceAll(/\{\w+\}/g, id)}`;
  const query = new URLSearchParams(values("query.")).toString();
  return {
    method,
    url: query === "" ? url : `${url}?${query}`,
    headers: Object.fromEntries(values("header.").map(([name, value]) => [name.toLowerCase(), value])),
  };
}

/** The JSON examples of a request body or an answer. */
function examplesIn(document: unknown, slot: unknown): unknown[] {
  const context = { document, unresolved: new Map<string, number>() };
  const target = (node: unknown): JsonObject => {
    const found = dereference(context, node, "").node;
    return isObject(found) ? found : {};
  };
  const media = target(target(target(slot)["content"])["application/json"]);
  return members(media["examples"]).map(([, example]) => target(example)["value"]);
}

function entryOf({ method, url, headers }: Asked, sent: unknown, status: number, answer: unknown): HarEntry {
  const mimeType = "application/json";
  const [asked, answered] = [sent, answer].map((body) => (body === undefined ? "" : JSON.stringify(body)));
  return {
    startedDateTime: "2026-01-05T10:00:00.000Z",
    request: {
      method,
      url,
      headers: Object.entries({ ...headers, authorization: "Bearer any" }).map(([name, value]) => ({
        name,
        value,
      })),
      bodySize: asked?.length ?? 0,
      ...(asked && { postData: { mimeType, text: asked } }),
    },
    response: {
      status,
      headers: answered ? [{ name: "content-type", value: mimeType }] : [],
      content: { size: answered?.length ?? 0, mimeType, ...(answered && { text: answered }) },
    },
  };
}

/** The first call of an operation that was answered with the status. */
export function findEntry({ log }: Har, method: string, path: RegExp, status = 200): HarEntry {
  const found = log.entries.find(
    ({ request, response }) =>
      request.method === method && response.status === status && path.test(new URL(request.url).pathname),
  );
  if (found === undefined) {
    throw new Error(`No call is a ${method} of ${path} answered with ${status}.`);
  }
  return structuredClone(found);
}
