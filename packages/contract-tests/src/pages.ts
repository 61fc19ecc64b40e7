import { readdirSync, readFileSync } from "node:fs";
import { isText, listOperations, member, type Operation, sampleRequest } from "@crm-invoices/openapi";
import { parse } from "yaml";
import { replace } from "./schemas.ts";

/** The request that a documentation page shows. */
export interface Page {
  /** The id of the page's source. */
  readonly id: string;
  /** The brand whose documentation the page is part of. */
  readonly brand: string;
  readonly operation: Operation;
  /** The body as the page prints it; of a page that prints none, one with the fields that it lists as required. */
  readonly body: unknown;
  readonly corrections: readonly Correction[];
}

/** The least change without which the page's own body breaks the description. */
export interface Correction {
  readonly at: readonly string[];
  readonly value: unknown;
  /** The entry of the ledger that says why the page is wrong here. */
  readonly ledger: string;
  readonly why: string;
}

const sources = new URL("../../../spec/sources/", import.meta.url);
const corrections: Readonly<Record<string, readonly Correction[]>> = JSON.parse(
  readFileSync(new URL("../fixtures/corrections.json", import.meta.url), "utf8"),
);

/** Every page that is written down in `spec/sources`; a publisher's document is none. */
export function readPages(): Page[] {
  return readdirSync(sources)
    .sort()
    .map((file): unknown => parse(readFileSync(new URL(file, sources), "utf8")))
    .filter((source) => member(source, "x-document") === undefined)
    .flatMap(readPage);
}

function readPage(source: unknown): Page[] {
  const about = member(source, "x-source");
  const [id, brand] = [member(about, "id"), member(about, "brand")];
  if (!isText(id) || !isText(brand)) {
    throw new Error("A source says in x-source which page it is, and of which brand.");
  }
  return listOperations(source).map((operation) => ({
    id,
    brand,
    operation,
    body: sampleRequest(source, operation, { properties: "required" }).body,
    corrections: corrections[id] ?? [],
  }));
}

/** The ids of the pages that corrections are written down for. */
export const correctedPages: readonly string[] = Object.keys(corrections);

/** The body of the page with the corrections made. */
export function correctedBody({ body }: Page, corrections: readonly Correction[]): unknown {
  return corrections.reduce((corrected, { at, value }) => replace(corrected, at, value), body);
}
