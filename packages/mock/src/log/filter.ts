import { isObject } from "@crm-invoices/openapi";
import { type Check, faultOf, type Known, status, text, unknownNames } from "../control/change.ts";
import type { Names } from "../names.ts";
import { Refusal } from "../refusal.ts";
import type { RequestFilter } from "./requests.ts";

const checks: Readonly<Record<keyof RequestFilter, Check>> = {
  brand: text,
  operation: text,
  client: text,
  status,
};

/**
 * Refuses a filter that no request could match.
 *
 * @throws Refusal that names the field, and the nearest name when there is none of the given one.
 */
export function checkFilter(filter: RequestFilter<Names>, known: Known): void {
  if (!isObject(filter)) throw new Refusal(422, 'a filter is an object such as { operation: "getInvoice" }');
  const fault = faultOf(filter, "filter", checks) ?? unknownNames(filter, known);
  if (fault !== undefined) throw new Refusal(422, fault);
}
