import { childPointer, isList, isObject, isText } from "@crm-invoices/openapi";
import type { Ledger } from "./ledger.ts";

/** Where a bundle names a ledger entry, by `x-ledger` or in a text, that the ledger does not have. */
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

/** Entries named in a text stand in parentheses at the end of a sentence: "Callers leave it out (contact-without-phone)." */
const inText = /\(([a-z][a-z\d]*(?:-[a-z\d]+)+(?:, [a-z][a-z\d]*(?:-[a-z\d]+)+)*)\)(?=[.;]|$)/g;

export function entriesInText(text: string): string[] {
  return [...text.matchAll(inText)].flatMap(([, names = ""]) => names.split(", "));
}

function marksIn(value: unknown, pointer: string): [pointer: string, entry: unknown][] {
  if (isList(value)) {
    return value.flatMap((item, index) => marksIn(item, childPointer(pointer, index)));
  }
  if (!isObject(value)) {
    return [];
  }
  return Object.entries(value).flatMap(([key, member]): [string, unknown][] => {
    if (key === "x-ledger") {
      return [[pointer, member]];
    }
    return isText(member) && /^(description|summary)$/.test(key)
      ? entriesInText(member).map((entry) => [pointer, entry])
      : marksIn(member, childPointer(pointer, key));
  });
}
