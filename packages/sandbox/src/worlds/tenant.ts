import type { Call } from "@crm-invoices/mock";
import { recordsIn } from "../store/layers.ts";
import type { StoreTransaction } from "../store/store.ts";
import type { World } from "./world.ts";

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

/** The operations that name a record and no owner: the field of path or body that names it, and its kind. */
const subjects: Readonly<Record<string, readonly [field: string, kind: string]>> = {
  updateInvoiceLastVisitedAt: ["invoiceId", "invoice"],
  updateEstimateLastVisitedAt: ["estimateId", "estimate"],
  updateAndScheduleInvoiceSchedule: ["scheduleId", "schedule"],
};

/** The tenant of the record that a call names; one that has nothing where there is no such record. */
export async function tenantOfSubject(
  { db }: StoreTransaction,
  { layers }: World,
  { brand, operationId, pathParameters, body }: Call,
): Promise<Tenant> {
  const [field = "", kind = ""] = subjects[operationId] ?? [];
  const id: unknown = pathParameters[field] ?? Object(body)[field];
  const rows = await recordsIn(db, layers.records)
    .select("tenant")
    .where("kind", "=", kind)
    .where("id", "=", String(id))
    .execute();
  const found = rows.map(({ tenant }) => parseTenant(tenant)).find((tenant) => tenant.brand === brand);
  return found ?? tenantOf(brand, "", "");
}

/** What {@link Tenant.key} says. */
export function parseTenant(key: string): Tenant {
  const [brand, altType, altId]: readonly string[] = JSON.parse(key);
  if (brand === undefined || altType === undefined || altId === undefined) {
    throw new Error(`${key} names no tenant.`);
  }
  return tenantOf(brand, altType, altId);
}
