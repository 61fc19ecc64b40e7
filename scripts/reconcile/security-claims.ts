import {
  childPointer,
  isList,
  isObject,
  isText,
  type JsonObject,
  members,
  valueAt,
} from "@crm-invoices/openapi";
import { claim, type OperationClaims, placeAt } from "./claims.ts";

/**
 * Claims the token user types that the operation accepts (from `x-token-user-type` of its security
 * schemes) and the scopes. A scheme that names no user type claims none.
 */
export function claimSecurity(
  document: unknown,
  claims: OperationClaims,
  operation: JsonObject,
  pointer: string,
): void {
  const root = isObject(document) ? document["security"] : undefined;
  const own = operation["security"];
  const requirements = own ?? root;
  if (!isList(requirements)) {
    return;
  }
  const schemes = requirements.flatMap(members);
  const tokens = schemes.map(([name]) => tokenUserType(document, name)).filter(isText);
  const scopes = schemes.flatMap(([, list]) => (isList(list) ? list.filter(isText) : []));
  const start = own === undefined ? "/security" : childPointer(pointer, "security");
  const place = placeAt(claims, "security", undefined);
  if (tokens.length > 0) {
    claim(place, "security", [...new Set(tokens)].sort(), start);
  }
  if (scopes.length > 0) {
    claim(place, "scopes", [...new Set(scopes)].sort(), start);
  }
}

function tokenUserType(document: unknown, name: string): unknown {
  const scheme = valueAt(document, childPointer("/components/securitySchemes", name));
  return isObject(scheme) ? scheme["x-token-user-type"] : undefined;
}
