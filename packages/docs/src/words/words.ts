import type { Html } from "../site/html.ts";
import type { BrowserWords } from "./browser-words.ts";

/** The labels and messages of the site itself in one language. Texts about the API come from the documents. */
export interface Words extends BrowserWords {
  readonly skip: string;
  readonly siteMenu: string;
  readonly brand: string;
  /** Said of a link to a page in another language, which it names. */
  inLanguage(name: string): string;
  readonly theme: Readonly<Record<"system" | "light" | "dark", string>>;
  /** In place of a version, until the first release. */
  readonly unreleased: string;
  /** What a command that needs a published package says until the first release, and what works until then. */
  untilRelease(command: Html, clone: Html): Html;
  readonly notFound: { readonly title: string; readonly text: string; readonly start: string };
  readonly unofficial: string;
  readonly sections: Readonly<Record<"reference" | "manuals" | "report" | "changelog" | "guides", string>>;
  /** The display name of a tag: documents translate a tag's description, but not its name. */
  tag(name: string): string;
  readonly overview: string;
  readonly operations: string;
  readonly types: string;
  readonly sharedTypes: string;
  typesIntroduction(example: Html): Html;
  typesDescription(brand: string): string;
  readonly event: string;
  readonly samples: string;
  readonly sampleRequest: string;
  readonly sampleResponse: string;
  readonly language: string;
  /** Of samples in TypeScript that call the client library. */
  readonly client: string;
  readonly fields: string;
  readonly requiredFields: string;
  readonly allFields: string;
  samplesCallTheMock(mock: Html, server: Html): Html;
  readonly theMock: string;
  readonly token: string;
  readonly scope: string;
  readonly parameters: string;
  readonly payload: string;
  readonly responses: string;
  readonly responseHeaders: string;
  readonly yourResponse: string;
  readonly bodyType: string;
  readonly noResponseBody: string;
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
    Record<"minimum" | "maximum" | "minLength" | "maxLength" | "minItems" | "maxItems" | "pattern", string>
  >;
  readonly adjacentOperations: string;
  readonly previous: string;
  readonly next: string;
  readonly status: Readonly<Record<"disputed" | "open", string>>;
  /** What the documents say where callers observe something else. */
  readonly observed: Readonly<Record<"undocumented" | "documented" | "observed" | "optional", string>>;
  readonly confidence: {
    readonly title: string;
    introduction(report: Html): Html;
    readonly report: string;
    readonly meaning: Readonly<Record<"S" | "D" | "R" | "A" | "U", string>>;
  };
  readonly overviewPage: {
    readonly getStarted: string;
    manual(link: Html): Html;
    readonly server: string;
    readonly mock: string;
    readonly version: string;
    readonly document: string;
    readonly observed: string;
    readonly documented: string;
    readonly officialDocs: string;
    /** How Postman and Bruno take in the document at an address. */
    import(address: Html): Html;
  };
}
