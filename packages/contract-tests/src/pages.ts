import { readdirSync, readFileSync } from "node:fs";
import { replace } from "./schemas.ts";

/** The request a documentation page shows. */
export interface Page {
  /** The id of the page's source. */
  readonly id: string;
  /** The brand whose documentation the page is part of. */
  readonly brand: string;
  readonly operation: string;
  /** The body as the page prints it. */
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

const fixtures = new URL("../fixtures/", import.meta.url);

/** Every page that is kept in `fixtures/`. */
export function readPages(): Page[] {
  return readdirSync(fixtures)
    .sort()
    .map((file) => ({
      id: file.replace(/\.json$/, ""),
      ...JSON.parse(readFileSync(new URL(file, fixtures), "utf8")),
    }));
}

/** The body of the page with the corrections made. */
export function correctedBody({ body }: Page, corrections: readonly Correction[]): unknown {
  return corrections.reduce((corrected, { at, value }) => replace(corrected, at, value), body);
}
