import type { Expectations } from "../yaml/expectations.ts";
import type { YamlFile, YamlPath } from "../yaml/yaml-file.ts";

/** Where a source was read. */
export interface Provenance {
  /** Address of the page, or of the publisher's document. */
  readonly address: string;
  /** The day on which it was read, such as 2026-11-20. */
  readonly retrieved: string;
  /** Why the page is taken to be the one at the address, where what was read does not name it. */
  readonly inferred: string | undefined;
  /** Which part could be read, where it was not the whole page. */
  readonly excerpt: string | undefined;
}

/** Reads `x-source.provenance` of a source. */
export function readProvenance(file: YamlFile, expect: Expectations, path: YamlPath): Provenance {
  const known = expect.keys(path, ["address", "retrieved"], ["inferred", "excerpt"]);
  const optional = (key: string): string | undefined =>
    known && file.get([...path, key]) !== undefined ? expect.text([...path, key]) : undefined;
  const address = known ? expect.text([...path, "address"]) : "";
  if (address !== "" && !isWebAddress(address)) {
    expect.missed([...path, "address"], "an address that begins with https:// or http://");
  }
  const retrieved = known ? expect.text([...path, "retrieved"]) : "";
  if (retrieved !== "" && !isDay(retrieved)) {
    expect.missed([...path, "retrieved"], "a day such as 2026-11-20");
  }
  return { address, retrieved, inferred: optional("inferred"), excerpt: optional("excerpt") };
}

export function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && !/\s/.test(text) && URL.canParse(text);
}

/** Whether the text is a day of the calendar, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  );
}
