import { member, members, valueAt } from "@crm-invoices/openapi";
import { UserError } from "../command/user-error.ts";
import { compareContracts } from "./compare.ts";
import { isAnnotation } from "./compare-schemas.ts";
import { isPartOfRequest, schemasOfRequests } from "./requests.ts";

/**
 * Fails when the observed contract of a brand refuses what the documented one allows: an overlay in `spec/observed` only
 * relaxes, or describes what is left open; of a request it names that only, as a type would refuse other values. What
 * callers report to be refused stands in descriptions.
 */
export function checkSuperset(brand: string, documented: unknown, observed: unknown): void {
  const requests = schemasOfRequests(observed);
  const tightened = compareContracts(documented, observed).filter(
    ({ kind, pointer }) =>
      kind === "tightened" ||
      (kind === "described" && isPartOfRequest(pointer, requests) && restricts(valueAt(observed, pointer))),
  );
  if (tightened.length > 0) {
    const lines = tightened.map(
      (change) => `  ${change.pointer}: documented is ${change.documented}, observed ${change.observed}`,
    );
    throw new UserError(
      `The observed contract of ${brand} is narrower than the documented one. Mend the overlay in spec/observed: tell a rule that callers report in a description.\n${lines.join("\n")}`,
    );
  }
}

/** Whether a field or parameter, that the documented contract leaves open, is refused with some values. */
function restricts(node: unknown): boolean {
  return members(member(node, "schema") ?? node).some(([keyword]) => !isAnnotation(keyword));
}
