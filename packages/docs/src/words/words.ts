import type { Html } from "../site/html.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";

/** The words of the pages themselves, in one language. Texts about the API come from the documents. */
export interface Words {
  /** Of the language, such as `en`. */
  readonly code: string;
  readonly skip: string;
  readonly siteMenu: string;
  readonly unofficial: string;
  readonly sections: Readonly<Record<"manuals" | "report" | "changelog" | "guides", string>>;
  /** What a tag of the documents is called; texts of tags are translated there, their names are not. */
  tag(name: string): string;
  readonly overview: string;
  readonly operations: string;
  readonly types: string;
  typesIntroduction(example: Html): Html;
  typesDescription(brand: string): string;
  readonly event: string;
  readonly call: string;
  callsTheMock(mock: Html, server: Html): Html;
  readonly theMock: string;
  readonly token: string;
  readonly scope: string;
  readonly parameters: string;
  readonly places: Readonly<Record<"path" | "query" | "header", string>>;
  readonly body: string;
  readonly payload: string;
  readonly responses: string;
  readonly responseHeaders: string;
  readonly yourAnswer: string;
  readonly bodyIs: string;
  readonly noBody: string;
  verify(link: Html): Html;
  readonly required: string;
  readonly deprecated: string;
  readonly sentByClient: string;
  fieldsOf(name: string): string;
  readonly oneOf: string;
  readonly default: string;
  readonly example: string;
  readonly exampleTitle: string;
  readonly limits: Readonly<
    Record<"least" | "most" | "shortest" | "longest" | "fewest" | "mostItems" | "pattern", string>
  >;
  readonly neighbors: string;
  readonly previous: string;
  readonly next: string;
  /** Behind a statement that no page makes. */
  readonly evidence: Readonly<Record<"R" | "A" | "U", string>>;
  readonly status: Readonly<Record<"disputed" | "open", string>>;
  readonly evidencePage: {
    readonly title: string;
    introduction(report: Html): Html;
    readonly report: string;
    readonly meaning: Readonly<Record<"S" | "D" | "R" | "A" | "U", string>>;
  };
  readonly overviewPage: {
    readonly start: string;
    manual(link: Html): Html;
    readonly server: string;
    readonly mock: string;
    readonly version: string;
    readonly document: string;
    readonly elsewhere: string;
  };
  readonly search: {
    readonly label: string;
    readonly placeholder: string;
    readonly loading: string;
    readonly unavailable: string;
    found(count: number, shown: number): string;
    nothing(words: string): string;
    readonly kinds: Readonly<
      Record<"operation" | "event" | "type" | "manual" | "guide" | "ledger" | "field" | "report", string>
    >;
  };
  readonly copy: { readonly copy: string; readonly copied: string; readonly refused: string };
  readonly try: {
    readonly title: string;
    readonly needsScript: string;
    readonly baseUrl: string;
    readonly headers: string;
    readonly send: string;
    readonly notAnAddress: string;
    notLoopback(hosts: string): string;
    noMock(address: string): string;
    readonly start: string;
    readonly browserRefuses: string;
    readonly answerBody: string;
    readonly answerHeaders: string;
    readonly emptyBody: string;
  };
}

export const english: Words = en;

/** A table for a language is found by its code. */
const tables: readonly Words[] = [en, es];

/** The words of the first language there is a table for, else English. */
export function wordsFor(codes: readonly string[]): Words {
  return codes.flatMap((code) => tables.find((table) => table.code === code) ?? [])[0] ?? english;
}
