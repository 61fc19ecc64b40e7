import { isList, isObject, isText, type JsonObject, member } from "@crm-invoices/openapi";
import type { Example } from "../prism/engine.ts";
import { jsonResponse, type MockResponse } from "../response.ts";
import type { RoutedCall } from "../routed-call.ts";
import { withViolations } from "./check.ts";
import { formatExample } from "./format.ts";

const pages = new WeakMap<object, Map<string, MockResponse>>();

/**
 * The page of a documented list that a call asks for with `offset` and `limit`: the items of the example are all there
 * are, so that whoever goes through the list comes to its end. Undefined when that page is the example itself.
 */
export function pageOf({ response }: Example, call: RoutedCall): MockResponse | undefined {
  const { body, statusCode } = response;
  const [offset, limit] = [call.query["offset"], call.query["limit"]].map(count);
  const found = statusCode < 300 && isObject(body) ? listIn(body) : undefined;
  if (!found || !isObject(body) || offset === undefined || limit === undefined) return undefined;
  const { name, items } = found;
  const page = items.slice(offset, offset + limit);
  if (page.length === items.length) return undefined;

  const known = pages.get(body) ?? new Map<string, MockResponse>();
  pages.set(body, known);
  const key = `${Math.min(offset, items.length)} ${page.length}`;
  const made =
    known.get(key) ?? pageResponse(call, response, { ...body, ...totals(body, items.length), [name]: page });
  known.set(key, made);
  return made;
}

/** A position or a number of items; undefined when it is none. */
function count(value: unknown): number | undefined {
  const number = isText(value) && value !== "" ? Number(value) : Number.NaN;
  return Number.isInteger(number) && number >= 0 ? number : undefined;
}

/** The list of records in a page, which may have other lists: each record has an `_id`. */
function listIn(body: JsonObject): { readonly name: string; readonly items: readonly unknown[] } | undefined {
  for (const [name, items] of Object.entries(body)) {
    if (isList(items) && items.length > 0 && items.every((item) => isText(member(item, "_id"))))
      return { name, items };
  }
  return undefined;
}

/** The totals that say more than there is: the first page of many is an example as well. */
function totals(body: JsonObject, items: number): JsonObject {
  const said = ["total", "totalCount"].filter((name) => Number(body[name]) > items);
  return Object.fromEntries(said.map((name) => [name, items]));
}

function pageResponse(
  { site, operation }: RoutedCall,
  response: Example["response"],
  body: JsonObject,
): MockResponse {
  const { headers } = formatExample({ kind: "example", response, violations: [] });
  const { statusCode } = response;
  const violations = site.engine.violationsOf(operation, { ...response, body });
  return withViolations(jsonResponse(statusCode, body, headers), violations);
}
