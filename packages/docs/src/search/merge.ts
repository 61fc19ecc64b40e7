import type { FoundRecord, SearchRecord } from "./record.ts";

const longest = 320;

/** One record for the same thing of all brands, so that twelve of them do not give twelve hits. */
export function mergeRecords(records: readonly SearchRecord[]): FoundRecord[] {
  const groups = Map.groupBy(records, ({ href, brand }) => withoutBrand(href.slice(1), brand));
  return [...groups].flatMap(([href, same]) => {
    const [first] = same;
    if (first === undefined) return [];
    const byLanguage = (textOf: (record: SearchRecord) => string) =>
      Object.fromEntries(same.toReversed().map((record) => [record.language ?? "en", textOf(record)]));
    return [
      {
        kind: first.kind,
        name: first.name ?? "",
        titles: byLanguage(({ title }) => title),
        excerpts: byLanguage(({ text }) => text.slice(0, longest)),
        subtitle: withoutBrand(first.subtitle, first.brand),
        href,
        brands: same.flatMap(({ brand }) => brand ?? []),
        text: [...new Set(same.flatMap(({ text, words }) => (words ? [text, words] : [text])))].join(" "),
      },
    ];
  });
}

function withoutBrand(text: string, brand: string | undefined): string {
  return brand === undefined ? text : text.replace(new RegExp(`(?<=/)${brand}(?=[/.]|$)`), "{brand}");
}
