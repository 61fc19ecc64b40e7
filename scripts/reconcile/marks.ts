import { childPointer, isList, isObject, isText } from "@crm-invoices/openapi";
import type { Ledger } from "./ledger.ts";

/** Where a bundle names a ledger entry (`x-ledger`) that the ledger does not have. */
export interface UnknownMark {
  readonly brand: string;
  readonly pointer: string;
  readonly entry: string;
}

export function findUnknownMarks(
  ledger: Ledger,
  bundles: readonly ReadonlyMap<string, unknown>[],
): UnknownMark[] {
  const known = new Set(ledger.entries.map(({ id }) => id));
  const documents = bundles.flatMap((one) => [...one]);
  const marks = documents.flatMap(([brand, document]) =>
    marksIn(document, "").flatMap(([pointer, value]) => {
      const named = isList(value) ? value : [value];
      return named
        .filter((entry) => !isText(entry) || !known.has(entry))
        .map((entry): UnknownMark => ({ brand, pointer, entry: String(entry) }));
    }),
  );
  const byPlace = new Map(marks.toReversed().map((mark) => [`${mark.pointer} ${mark.entry}`, mark]));
  return [...byPlace.values()].reverse();
}

function marksIn(value: unknown, pointer: string): [pointer: string, entry: unknown][] {
  if (isList(value)) {
    return value.flatMap((item, index) => marksIn(item, childPointer(pointer, index)));
  }
  if (!isObject(value)) {
    return [];
  }
  return Object.entries(value).flatMap(([key, member]) =>
    key === "x-ledger" ? [[pointer, member]] : marksIn(member, childPointer(pointer, key)),
  );
}
