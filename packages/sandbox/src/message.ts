import { types } from "node:util";

/** What a caught value says. */
export function messageOf(thrown: unknown): string {
  // Not `instanceof Error`: under jest the errors of Node itself come from another realm.
  return types.isNativeError(thrown) ? thrown.message : String(thrown);
}
