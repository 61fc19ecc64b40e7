import { allowsType, canonical, isList } from "@crm-invoices/openapi";
import type { Facet, Shown, Stated } from "./claims.ts";
import { typesIn } from "./schema-claims.ts";

/** The statement that a shown value contradicts: of its type, or of the values allowed. */
export function contradiction(
  shown: Shown,
  facets: ReadonlyMap<Facet, Stated>,
): readonly [facet: "type" | "enum", stated: Stated] | undefined {
  const types = facets.get("type");
  if (types !== undefined && !allowsType(typesIn(facets) ?? [], shown.type)) {
    return ["type", types];
  }
  const enumeration = facets.get("enum");
  if (
    enumeration === undefined ||
    shown.placeholder ||
    shown.value === undefined ||
    !isList(enumeration.value)
  ) {
    return undefined;
  }
  const isAllowed = enumeration.value.some((value) => canonical(value) === canonical(shown.value));
  return isAllowed ? undefined : ["enum", enumeration];
}
