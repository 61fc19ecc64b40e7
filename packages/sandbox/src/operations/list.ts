import type { Call } from "@crm-invoices/mock";
import type { Kind, ListQuery, Page } from "../store/records.ts";
import type { Context } from "./context.ts";
import { queryParameter } from "./operation.ts";

/** What every list takes: a search, days, and the page that is wanted. */
export function listQuery({ rules }: Context, call: Call): ListQuery {
  const search = queryParameter(call, "search");
  if (search !== undefined) rules.decide("search");
  return {
    search,
    issuedFrom: queryParameter(call, "startAt"),
    issuedUntil: queryParameter(call, "endAt"),
    limit: Number(queryParameter(call, "limit")),
    offset: Number(queryParameter(call, "offset")),
  };
}

/** The page of a list: by the rule where the query does not sort it. */
export function listPage<Document>(
  context: Context,
  kind: Kind<Document>,
  query: ListQuery,
): Promise<Page<Document>> {
  if (query.sort === undefined) context.rules.decide("list-order");
  return context.records(kind).list(query);
}

/** Which invoices a payment mode is about; undefined for all. */
export const liveOf = (mode: string | undefined): boolean | undefined =>
  mode === "live" || mode === "test" ? mode === "live" : undefined;
