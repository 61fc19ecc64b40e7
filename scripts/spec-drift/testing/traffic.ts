import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { altTypeOf, readDocument } from "@crm-invoices/contract-tests/document";
import {
  documentOutline,
  fillPath,
  firstOfEach,
  listOperations,
  type Operation,
  responsesOf,
  sampleRequest,
} from "@crm-invoices/openapi";
import { repository } from "../../workspace/paths.ts";
import type { Har, HarEntry } from "./har.ts";

export const server = "https://services.leadconnectorhq.com";

/** Traffic of a server that keeps the document of a brand: every operation, with each documented answer. */
export async function describedTraffic(brand: string): Promise<Har> {
  const file = join(repository, `spec/generated/${brand}.json`);
  const document: unknown = JSON.parse(await readFile(file, "utf8"));
  const entries = listOperations(document).flatMap((operation) => {
    const request = requestOf(document, operation);
    const { body } = sampleRequest(document, operation);
    return responsesOf(document, operation).flatMap((response) => {
      const answers = response.body?.examples.map(({ value }) => value) ?? [];
      return (answers.length > 0 ? answers : [undefined]).map((answer) =>
        entryOf(request, body, Number(response.status), answer),
      );
    });
  });
  return { log: { version: "1.2", entries } };
}

/** One of the brands whose documents differ in names and words alone stands for the others. With `NIGHTLY=true`, all. */
export function unlikeBrands(brands: readonly string[]): readonly string[] {
  return process.env["NIGHTLY"] === "true"
    ? brands
    : firstOfEach(brands, (brand) => {
        const document = readDocument(brand);
        return documentOutline(Object(document), String(altTypeOf(document)));
      });
}

interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

function requestOf(document: unknown, operation: Operation): SentRequest {
  const { path, query, header } = sampleRequest(document, operation, { parameters: "all" });
  const texts = (values: Readonly<Record<string, unknown>>) =>
    Object.entries(values).map(([name, value]): [string, string] => [name, String(value)]);
  const search = new URLSearchParams(texts(query)).toString();
  const url = `${server}${fillPath(operation.path, path)}`;
  return {
    method: operation.method,
    url: search === "" ? url : `${url}?${search}`,
    headers: Object.fromEntries(texts(header).map(([name, value]) => [name.toLowerCase(), value])),
  };
}

function entryOf(
  { method, url, headers }: SentRequest,
  sent: unknown,
  status: number,
  answer: unknown,
): HarEntry {
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
