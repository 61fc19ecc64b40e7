import type { Kind } from "../store/records.ts";
import type { Context } from "./context.ts";
import { ApiRefusal } from "./refusal.ts";

/** A record that is only read. */
export async function findRecord<Document>(
  context: Context,
  kind: Kind<Document>,
  id: string,
): Promise<Document> {
  return (await context.records(kind).get(id)) ?? unknown(context, kind);
}

/** A record that is going to be changed: until that is done, no other operation can change it. */
export async function lockRecord<Document>(
  context: Context,
  kind: Kind<Document>,
  id: string,
): Promise<Document> {
  return (await context.records(kind).lock(id)) ?? unknown(context, kind);
}

function unknown({ rules }: Context, { name }: Kind<never>): never {
  rules.decide("unknown-record");
  throw new ApiRefusal(404, `${name.charAt(0).toUpperCase()}${name.slice(1)} not found`);
}
