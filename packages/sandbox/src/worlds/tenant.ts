import type { Call } from "@crm-invoices/mock";

/** Whose data a call sees: those of one account or location of one brand. */
export interface Tenant {
  readonly brand: string;
  readonly altType: string;
  readonly altId: string;
  /** All three, as the store names it. */
  readonly key: string;
}

export function tenantOf(brand: string, altType: string, altId: string): Tenant {
  return { brand, altType, altId, key: JSON.stringify([brand, altType, altId]) };
}

/** The tenant that a call names in its query or its body; undefined where the operation takes none. */
export function tenantOfCall({
  brand,
  query,
  body,
}: Pick<Call, "brand" | "query" | "body">): Tenant | undefined {
  const from = typeof body === "object" && body !== null && "altId" in body ? body : query;
  const { altId, altType }: { altId?: unknown; altType?: unknown } = from;
  return typeof altId === "string" && typeof altType === "string"
    ? tenantOf(brand, altType, altId)
    : undefined;
}
